package com.acme;

import com.acme.v1.Greeter;
import com.acme.v1.GreeterClient;
import com.acme.v1.GreeterRpc;
import com.acme.v1.Hello;
import dev.tandem.runtime.Sender;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import java.io.IOException;

/** A call from this module to itself. */
public final class Main implements Greeter {
  @Override
  public Hello greet(Hello request) {
    return Hello.newBuilder().setName("Hello, " + request.getName()).build();
  }

  @Override
  public void greetOften(Hello request, Sender<Hello> responses) {
    responses.send(greet(request));
  }

  /** Prints the answer, and the modules of the message and of the runtime. */
  public static void main(String[] arguments) throws IOException {
    Server server =
        InProcessServerBuilder.forName("main").addService(GreeterRpc.bind(new Main())).build();
    server.start();
    ManagedChannel channel = InProcessChannelBuilder.forName("main").build();
    try {
      Hello reply = new GreeterClient(channel).greet(Hello.newBuilder().setName("module").build());
      System.out.println(
          reply.getName() + ": " + Hello.class.getModule() + ", " + Sender.class.getModule());
    } finally {
      channel.shutdownNow();
      server.shutdownNow();
    }
  }
}
