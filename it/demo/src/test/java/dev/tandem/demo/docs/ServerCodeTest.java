package dev.tandem.demo.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.example.hello.v1.GreeterClient;
import com.example.hello.v1.GreeterRpc;
import com.example.hello.v1.Greeting;
import com.example.hello.v1.Name;
import dev.tandem.runtime.BidiStream;
import dev.tandem.runtime.HandlerThreads;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.InsecureServerCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs the code that docs/runtime.md shows about servers. */
@Timeout(30)
class ServerCodeTest {
  @Test
  void handlersRunTheCallbacksOfTheirCalls() throws IOException {
    // docs:handler-threads
    Server server =
        Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
            .callExecutor(HandlerThreads.perCall())
            .addService(GreeterRpc.bind(new PoliteGreeter()))
            .build()
            .start();
    // docs:end
    ManagedChannel channel =
        Grpc.newChannelBuilder("localhost:" + server.getPort(), InsecureChannelCredentials.create())
            .build();
    try (BidiStream<Name, Greeting> stream = new GreeterClient(channel).greetAll()) {
      stream.send(Name.newBuilder().setName("Ada").build());
      assertEquals(Greeting.newBuilder().setText("Hello, Ada").build(), stream.receive());
    } finally {
      channel.shutdownNow();
      server.shutdownNow();
    }
  }
}
