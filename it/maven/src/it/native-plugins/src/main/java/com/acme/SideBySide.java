package com.acme;

import com.acme.v1.Greeter;
import com.acme.v1.GreeterGrpc;
import com.acme.v1.GreeterRpc;
import com.acme.v1.Hello;
import io.grpc.Channel;
import io.grpc.ServerServiceDefinition;

/** Uses what each of the generators made: compiling it is the test. */
public final class SideBySide implements Greeter {
  private final GreeterGrpc.GreeterBlockingStub next;

  /** A client of grpc-java's. */
  public SideBySide(Channel channel) {
    this.next = GreeterGrpc.newBlockingStub(channel);
  }

  @Override
  public Hello greet(Hello request) {
    return next.greet(request.toBuilder().setName(request.greeting()).build());
  }

  /** A server of ours. */
  public ServerServiceDefinition service() {
    return GreeterRpc.bind(this);
  }
}
