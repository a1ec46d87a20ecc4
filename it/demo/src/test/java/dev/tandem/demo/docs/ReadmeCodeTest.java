package dev.tandem.demo.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.example.hello.v1.Greeter;
import com.example.hello.v1.GreeterClient;
import com.example.hello.v1.GreeterRpc;
import com.example.hello.v1.Greeting;
import com.example.hello.v1.Name;
import dev.tandem.runtime.BidiStream;
import dev.tandem.runtime.RpcException;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.InsecureServerCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs the code of README.md. */
@Timeout(30)
class ReadmeCodeTest {
  private final List<String> shown = new ArrayList<>();

  @Test
  void clientAndServer() throws IOException {
    // readme:client
    Server server =
        Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
            .addService(GreeterRpc.bind(new PoliteGreeter()))
            .build()
            .start();
    ManagedChannel channel =
        Grpc.newChannelBuilder("localhost:" + server.getPort(), InsecureChannelCredentials.create())
            .build();
    GreeterClient client = new GreeterClient(channel).withTimeout(Duration.ofSeconds(5));
    show(client.greet(name("Ada")));
    try (BidiStream<Name, Greeting> stream = client.greetAll()) {
      stream.send(name("Alan"));
      show(stream.receive()); // null at the end of the stream
    } // leaving before the end cancels the call
    // readme:end
    assertEquals(List.of("Hello, Ada", "Hello, Alan"), shown);

    Greeter same = client;
    assertThrows(RpcException.InvalidArgument.class, () -> same.greet(name("")));
    channel.shutdownNow();
    server.shutdownNow();
  }

  private void show(@Nullable Greeting greeting) {
    shown.add(greeting == null ? "the end" : greeting.getText());
  }

  private static Name name(String name) {
    return Name.newBuilder().setName(name).build();
  }
}
