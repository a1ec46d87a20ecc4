package dev.tandem.demo;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.MethodDescriptor;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;

/** Remembers which rpcs were called, so that the demo cannot forget one. */
final class CalledRpcs implements ClientInterceptor {
  private final Set<String> called = new ConcurrentSkipListSet<>();

  @Override
  public <Q, R> ClientCall<Q, R> interceptCall(
      MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
    called.add(method.getFullMethodName());
    return next.newCall(method, options);
  }

  /** Gives those of these rpcs that were not called. */
  Set<String> missingOf(Set<String> all) {
    Set<String> missing = new TreeSet<>(all);
    missing.removeAll(called);
    return missing;
  }
}
