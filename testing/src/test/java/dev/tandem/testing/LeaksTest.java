package dev.tandem.testing;

import static dev.tandem.testing.PoliteGreeter.name;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.example.hello.v1.GreeterAsyncClient;
import com.example.hello.v1.GreeterClient;
import com.example.hello.v1.GreeterRpc;
import com.example.hello.v1.Greeting;
import com.example.hello.v1.Name;
import dev.tandem.runtime.BidiStream;
import dev.tandem.runtime.ClientStream;
import dev.tandem.runtime.Sender;
import dev.tandem.runtime.ServerStream;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Tests that leave calls open fail, and say which. JUnit itself runs them, inside of these. */
@Timeout(60)
class LeaksTest {
  private static final Duration SHORT = Duration.ofMillis(50);

  /** Runs the tests of a class, and gives what became of each. */
  private static Map<String, TestExecutionResult> run(Class<?> tests) {
    Map<String, TestExecutionResult> results = new TreeMap<>();
    EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(tests))
        .execute()
        .allEvents()
        .finished()
        .stream()
        .forEach(
            event ->
                results.put(
                    event.getTestDescriptor().getDisplayName(),
                    event.getRequiredPayload(TestExecutionResult.class)));
    return results;
  }

  private static Throwable failure(TestExecutionResult result) {
    return result.getThrowable().orElseThrow(() -> new AssertionError("it passed"));
  }

  private static void assertPassed(TestExecutionResult result) {
    assertEquals(TestExecutionResult.successful().toString(), result.toString());
  }

  /** Goes on as long as it is listened to. */
  private static final class TirelessGreeter extends PoliteGreeter {
    @Override
    public void greetOften(Name request, Sender<Greeting> responses) {
      while (true) {
        responses.send(greet(request));
      }
    }
  }

  static class OneEach {
    @RegisterExtension
    final TestServer server =
        TestServer.of(GreeterRpc.bind(new TirelessGreeter())).withPatience(SHORT);

    private ServerStream<Greeting> notReadToItsEnd;
    private ClientStream<Name, Greeting> notFinished;

    @Test
    void readsOne() {
      notReadToItsEnd = new GreeterClient(server.channel()).greetOften(name("Ada"));
      notReadToItsEnd.receive();
    }

    @Test
    void doesNotFinish() {
      notFinished = new GreeterClient(server.channel()).greetTogether();
      notFinished.send(name("Ada"));
    }

    @Test
    void subscribesForEver() {
      Flow.Publisher<Name> nobody = subscriber -> subscriber.onSubscribe(new NoMessages());
      CompletableFuture<Greeting> together =
          new GreeterAsyncClient(server.channel()).greetTogether(nobody);
      assertEquals(false, together.isDone());
    }

    @Test
    void failsAnyway() {
      notFinished = new GreeterClient(server.channel()).greetTogether();
      throw new IllegalStateException("a failure of its own");
    }

    @Test
    void closes() {
      new GreeterClient(server.channel()).greetOften(name("Ada")).close();
    }
  }

  private record NoMessages() implements Flow.Subscription {
    @Override
    public void request(long count) {}

    @Override
    public void cancel() {}
  }

  @Test
  void eachOpenCallFailsItsTest() {
    Map<String, TestExecutionResult> results = run(OneEach.class);
    assertPassed(results.get("closes()"));

    Throwable read = failure(results.get("readsOne()"));
    String message = read.getMessage();
    assertTrue(
        message.startsWith("this call was left open:\n  hello.v1.Greeter/GreetOften, begun at "),
        message);
    assertTrue(message.contains("LeaksTest$OneEach.readsOne(LeaksTest.java:"), message);
    assertEquals(1, read.getSuppressed().length, "the stack of the call");

    assertLeaked("GreetTogether", "doesNotFinish", failure(results.get("doesNotFinish()")));
    assertLeaked("GreetTogether", "subscribesForEver", failure(results.get("subscribesForEver()")));
  }

  private static void assertLeaked(String rpc, String test, Throwable failure) {
    String message = failure.getMessage();
    assertTrue(message.contains("hello.v1.Greeter/" + rpc), message);
    assertTrue(message.contains("OneEach." + test + "(LeaksTest.java:"), message);
  }

  @Test
  void theTestsOwnFailureComesFirst() {
    Throwable failure = failure(run(OneEach.class).get("failsAnyway()"));
    assertEquals("a failure of its own", failure.getMessage());
    assertTrue(failure.getSuppressed()[0].getMessage().startsWith("this call was left open"));
  }

  @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
  static class OneForAll {
    @RegisterExtension
    static final TestServer SERVER =
        TestServer.of(GreeterRpc.bind(new PoliteGreeter())).withPatience(SHORT);

    private static BidiStream<Name, Greeting> all;
    private static ClientStream<Name, Greeting> leaked;

    @BeforeAll
    static void open() {
      all = new GreeterClient(SERVER.channel()).greetAll();
    }

    @Test
    @Order(1)
    void leaks() {
      leaked = new GreeterClient(SERVER.channel()).greetTogether();
    }

    @Test
    @Order(2)
    void isNotBlamedForTheTestBefore() {
      all.send(name("Ada"));
      assertEquals(PoliteGreeter.hello("Ada"), all.receive());
    }

    @Nested
    class Inner {
      @Test
      void hasTheSameServer() {
        all.send(name("Alan"));
        assertEquals(PoliteGreeter.hello("Alan"), all.receive());
      }
    }

    @AfterAll
    static void close() {
      all.close();
    }
  }

  @Test
  void aServerOfAClassBlamesTheTestThatLeaks() {
    Map<String, TestExecutionResult> results = run(OneForAll.class);
    String message = failure(results.get("leaks()")).getMessage();
    assertTrue(message.startsWith("this call was left open:\n  hello.v1.Greeter/Greet"), message);
    assertPassed(results.get("isNotBlamedForTheTestBefore()"));
    assertPassed(results.get("hasTheSameServer()"));
    assertPassed(results.get("LeaksTest$OneForAll"));
  }

  static class LeakBeforeAll {
    @RegisterExtension
    static final TestServer SERVER = TestServer.of(GreeterRpc.bind(new PoliteGreeter()));

    private static BidiStream<Name, Greeting> all;

    @BeforeAll
    static void open() {
      all = new GreeterClient(SERVER.channel()).greetAll();
    }

    @Test
    void doesNothing() {
      assertTrue(all.isReady() || !all.isReady());
    }
  }

  @Test
  void whatTheClassOpensMustEndWithIt() {
    Map<String, TestExecutionResult> results = run(LeakBeforeAll.class);
    assertPassed(results.get("doesNothing()"));
    String message = failure(results.get("LeaksTest$LeakBeforeAll")).getMessage();
    assertTrue(message.contains("LeakBeforeAll.open(LeaksTest.java:"), message);
  }
}
