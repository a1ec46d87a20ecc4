package dev.tandem.testing;

import static dev.tandem.testing.PoliteGreeter.hello;
import static dev.tandem.testing.PoliteGreeter.name;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.hello.v1.Greeter;
import com.example.hello.v1.GreeterAsync;
import com.example.hello.v1.GreeterClient;
import com.example.hello.v1.GreeterRpc;
import com.example.hello.v1.Greeting;
import com.example.hello.v1.Name;
import dev.tandem.runtime.BidiStream;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.RpcException;
import io.grpc.Metadata;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is noted of calls, with a server and without. */
@Timeout(30)
class RecordingTest {
  private static final Metadata.Key<String> TOKEN =
      Metadata.Key.of("token", Metadata.ASCII_STRING_MARSHALLER);

  @RegisterExtension final TestServer server = TestServer.of();

  private final RecordedService<Greeter> recorded =
      RecordedService.of(Greeter.class, new PoliteGreeter());

  private GreeterClient client() {
    server.serve(GreeterRpc.bind(recorded.service()));
    return new GreeterClient(server.channel());
  }

  private RecordedCall only(String method) {
    List<RecordedCall> calls = recorded.calls(method);
    assertEquals(1, calls.size());
    return calls.get(0).awaitEnd();
  }

  @Test
  void aFakeIsRecorded() {
    RecordedService<Greeter> greeter =
        RecordedService.of(
            Greeter.class,
            new Greeter() { // the fake: only what this test needs
              @Override
              public Greeting greet(Name request) {
                return Greeting.newBuilder().setText("Hi").build();
              }
            });
    server.serve(GreeterRpc.bind(greeter.service()));

    new GreeterClient(server.channel()).greet(name("Ada"));

    RecordedCall call = greeter.awaitCalls("greet", 1).get(0).awaitEnd();
    assertEquals(List.of(name("Ada")), call.requests(Name.class));
    assertEquals("Hi", call.responses(Greeting.class).get(0).getText());
  }

  @Test
  void unaryWithHeaders() {
    Metadata headers = new Metadata();
    headers.put(TOKEN, "secret");
    client().withHeaders(headers).greet(name("Ada"));
    RecordedCall call = only("greet");
    assertEquals(List.of(name("Ada")), call.requests(Name.class));
    assertEquals(List.of(hello("Ada")), call.responses(Greeting.class));
    assertEquals("secret", call.headers().get(TOKEN));
    assertEquals(Optional.empty(), call.failure());
    assertEquals(recorded.calls(), recorded.calls("greet"));
  }

  @Test
  void streams() {
    List<Name> names = List.of(name("Ada"), name("Alan"));
    client().greetOften(name("Ada"), greeting -> {});
    assertEquals(List.of(name("Ada")), only("greetOften").requests(Name.class));
    assertEquals(3, only("greetOften").responses(Greeting.class).size());

    client().greetTogether(names);
    assertEquals(names, only("greetTogether").requests(Name.class));
    assertEquals(List.of(hello("Ada and Alan")), only("greetTogether").responses(Greeting.class));
  }

  @Test
  void aStreamIsRecordedWhileItGoesOn() {
    try (BidiStream<Name, Greeting> all = client().greetAll()) {
      all.send(name("Ada"));
      all.receive();
      RecordedCall call = recorded.awaitCalls("greetAll", 1).get(0);
      assertEquals(List.of(name("Ada")), call.requests(Name.class));
      assertEquals(Optional.empty(), call.failure());
      all.finishSending();
      assertEquals(null, all.receive());
      assertEquals(List.of(hello("Ada")), call.awaitEnd().responses(Greeting.class));
    }
  }

  @Test
  void failures() {
    GreeterClient client = client();
    assertThrows(RpcException.InvalidArgument.class, () -> client.greet(name("")));
    Throwable failure = only("greet").failure().orElseThrow();
    assertInstanceOf(RpcException.InvalidArgument.class, failure);
    assertEquals(List.of(), only("greet").responses(Greeting.class));
  }

  @Test
  void withoutAServer() {
    RecordingSender<Greeting> greetings = new RecordingSender<>();
    recorded.service().greetAll(Receiver.of(name("Ada")), greetings);
    assertEquals(List.of(hello("Ada")), greetings.messages());
    assertEquals(List.of(name("Ada")), only("greetAll").requests(Name.class));
    assertTrue(only("greetAll").headers().keys().isEmpty());
    recorded.service().hashCode(); // No call of the service.
    assertEquals(1, recorded.calls().size());
  }

  @Test
  void messagesFromAnotherThreadAreWaitedFor() throws InterruptedException {
    GreeterClient client = client();
    RecordingSender<Greeting> greetings = new RecordingSender<>();
    Thread caller = new Thread(() -> client.greetOften(name("Ada"), greetings));
    caller.start();
    assertEquals(hello("Ada"), greetings.await(3).get(2));
    caller.join();
  }

  @Test
  void waitingInVainSaysWhatThereIs() {
    Thread.currentThread().interrupt(); // So that it takes no ten seconds.
    RecordingSender<Greeting> greetings = new RecordingSender<>();
    greetings.send(hello("Ada"));
    AssertionError failure = assertThrows(AssertionError.class, () -> greetings.await(2));
    assertTrue(Thread.interrupted());
    assertTrue(
        failure.getMessage().startsWith("interrupted while waiting for 2 messages, but [text:"),
        failure.getMessage());
  }

  @Test
  void onlyBlockingContracts() {
    IllegalArgumentException async =
        assertThrows(
            IllegalArgumentException.class,
            () -> RecordedService.of(GreeterAsync.class, new GreeterAsync() {}));
    assertTrue(async.getMessage().startsWith("com.example.hello.v1.GreeterAsync is an async"));
    assertThrows(
        IllegalArgumentException.class,
        () -> RecordedService.of(PoliteGreeter.class, new PoliteGreeter()));
  }
}
