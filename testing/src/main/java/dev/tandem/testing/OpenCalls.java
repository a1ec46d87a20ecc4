package dev.tandem.testing;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.MethodDescriptor;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Knows which calls of a channel were begun and have not ended for their callers. */
final class OpenCalls implements ClientInterceptor {
  private final Awaited<OpenCall> open = new Awaited<>();
  private volatile Set<OpenCall> forgiven = Set.of();

  @Override
  public <Q, R> ClientCall<Q, R> interceptCall(
      MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
    OpenCall state = new OpenCall(method.getFullMethodName(), open);
    return new WatchedCall<>(next.newCall(method, options.withStreamTracerFactory(state)), state);
  }

  /** Says that what is open now is no loss until the end. */
  void forgive() {
    forgiven = Set.copyOf(open.copy());
  }

  /** Gives calls a moment to end, and fails for those that do not, which are cancelled. */
  void failIfOpen(Duration patience) throws InterruptedException {
    open.await(calls -> forgiven.containsAll(calls), patience);
    fail(open.copy().stream().filter(call -> !forgiven.contains(call)).toList());
  }

  /** Fails for all that are left, also of those that were forgiven before. */
  void failIfAnyLeft() {
    fail(open.copy());
  }

  private static void fail(List<OpenCall> leaked) {
    if (leaked.isEmpty()) {
      return;
    }
    AssertionError failure =
        new AssertionError(
            leaked.stream()
                .map(call -> "\n  " + call)
                .collect(
                    Collectors.joining(
                        "",
                        leaked.size() == 1
                            ? "this call was left open:"
                            : "these calls were left open:",
                        "\nRead streams to their end or close them, best with try-with-resources;"
                            + " wait for what runs on other threads.")));
    for (OpenCall call : leaked) {
      failure.addSuppressed(call.begun());
      call.cancel(failure);
    }
    throw failure;
  }
}
