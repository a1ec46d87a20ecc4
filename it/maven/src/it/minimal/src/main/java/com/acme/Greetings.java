package com.acme;

import com.acme.v1.Greeter;
import com.acme.v1.GreeterClient;
import com.acme.v1.GreeterRpc;
import com.acme.v1.Hello;
import dev.tandem.runtime.Sender;
import io.grpc.Channel;
import io.grpc.ServerServiceDefinition;

/** Uses all that was generated: compiling it is the test. */
public final class Greetings implements Greeter {
  @Override
  public Hello greet(Hello request) {
    return request.toBuilder().setName("Hello, " + request.getName()).build();
  }

  @Override
  public void greetOften(Hello request, Sender<Hello> responses) {
    responses.send(request);
  }

  /** Both ends. */
  public static ServerServiceDefinition service() {
    return GreeterRpc.bind(new Greetings());
  }

  /** The other end is the same interface. */
  public static Greeter client(Channel channel) {
    return new GreeterClient(channel);
  }
}
