package dev.tandem.testing;

import static dev.tandem.testing.PoliteGreeter.hello;
import static dev.tandem.testing.PoliteGreeter.name;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.example.hello.v1.Greeter;
import com.example.hello.v1.GreeterAsyncClient;
import com.example.hello.v1.GreeterClient;
import com.example.hello.v1.GreeterRpc;
import com.example.hello.v1.Greeting;
import com.example.hello.v1.Name;
import dev.tandem.runtime.BidiStream;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.ServerStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests as users write them: none leaves a call open, so that all pass. */
@Timeout(30)
class TestServerTest {
  @RegisterExtension final TestServer server = TestServer.of(GreeterRpc.bind(new PoliteGreeter()));

  @Test
  void greets() {
    GreeterClient client = new GreeterClient(server.channel());
    assertEquals(hello("Ada"), client.greet(name("Ada")));
  }

  @Test
  void allPatterns() {
    GreeterClient client = new GreeterClient(server.channel());
    List<Greeting> often = new ArrayList<>();
    client.greetOften(name("Ada"), often::add);
    assertEquals(3, often.size());
    assertEquals(hello("Ada and Alan"), client.greetTogether(List.of(name("Ada"), name("Alan"))));
    try (BidiStream<Name, Greeting> all = client.greetAll()) {
      all.send(name("Ada"));
      assertEquals(hello("Ada"), all.receive());
      all.finishSending();
      assertEquals(null, all.receive());
    }
    assertThrows(RpcException.InvalidArgument.class, () -> client.greet(name("")));
  }

  @Test
  void closedIsNotLeftOpen() {
    try (ServerStream<Greeting> often =
        new GreeterClient(server.channel()).greetOften(name("Ada"))) {
      often.receive();
    }
  }

  @Test
  void whatTheServerHasEndedIsNotOpen() {
    new GreeterClient(server.channel()).greetOften(name("Ada")).receive(); // One of three.
  }

  @Test
  void asynchronousCalls() throws Exception {
    GreeterAsyncClient client = new GreeterAsyncClient(server.channel());
    assertEquals(hello("Ada"), client.greet(name("Ada")).get(20, TimeUnit.SECONDS));
    client.greet(name("Alan")); // Ends by itself in the short time that it has.
  }

  @Test
  void servesWhatATestNeeds() {
    GreeterClient client = new GreeterClient(server.channel());
    Greeter silent = new Greeter() {}; // each rpc is UNIMPLEMENTED
    server.serve(GreeterRpc.bind(silent));
    assertThrows(RpcException.Unimplemented.class, () -> client.greet(name("Ada")));
  }

  @Test
  void outsideOfATestItSaysWhatToDo() {
    TestServer unregistered = TestServer.of();
    IllegalStateException problem =
        assertThrows(IllegalStateException.class, unregistered::channel);
    assertEquals(
        "the server runs while tests do: use it in a test or a method that is run before one, and"
            + " annotate its field with @RegisterExtension",
        problem.getMessage());
  }
}
