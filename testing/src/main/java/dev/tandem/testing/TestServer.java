package dev.tandem.testing;

import io.grpc.ManagedChannel;
import io.grpc.ServerServiceDefinition;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A JUnit Jupiter extension (JUnit 5 and 6): a server in the test's process, and a channel to it.
 * It fails a test that leaves a call open.
 *
 * <pre>{@code
 * @RegisterExtension
 * final TestServer server = TestServer.of(GreeterRpc.bind(new PoliteGreeter()));
 *
 * @Test
 * void greets() {
 *   GreeterClient client = new GreeterClient(server.channel());
 *   assertEquals("Hello, Ada", client.greet(name("Ada")).getText());
 * }
 * }</pre>
 *
 * <p><b>Life-cycle.</b> In an instance field, each test has a server of its own. In a static field,
 * the tests of a class share one, which is faster where starting its services takes time. When it
 * stops, what still runs is cancelled and the handlers' threads are interrupted; the server and the
 * channel have terminated before the next test or class begins.
 *
 * <p><b>Open calls.</b> A call that went through {@link #channel()} is open until it has ended, or
 * its caller has cancelled it. A stream that is neither closed nor read to its end stays open while
 * its handler is busy, and while what was sent does not fit into the reader's prefetch. At the end
 * of a test there is a short time for calls that are just ending. Then those that are left fail the
 * test: the error says which rpc, and where it was called. With a static field, this is about the
 * calls that were begun during the test; what a {@code @BeforeAll} method opened may stay open
 * until the last test is over. While tests of one class run in parallel, calls cannot be told
 * apart: the last one to end fails for all.
 *
 * <p>All methods may be called from any thread.
 */
public final class TestServer
    implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final List<ServerServiceDefinition> services;
  private final Duration patience;

  private @Nullable RunningServer running; // guarded by this, as all that follows
  private int users; // classes, with those nested in them, and tests
  private int tests;

  private TestServer(List<ServerServiceDefinition> services, Duration patience) {
    this.services = services;
    this.patience = patience;
  }

  /**
   * Makes a server.
   *
   * @param services what it serves from its start, as {@code bind} methods give it
   * @return the extension, for a field with {@code @RegisterExtension}
   */
  public static TestServer of(ServerServiceDefinition... services) {
    return new TestServer(List.of(services), PATIENCE);
  }

  /**
   * Sets how long calls that are just ending have at the end of a test: asynchronous ones, or those
   * of other threads. A test without open calls does not wait.
   *
   * @param patience how long; two seconds by default
   * @return a copy with it
   */
  public TestServer withPatience(Duration patience) {
    return new TestServer(services, Objects.requireNonNull(patience, "patience"));
  }

  /**
   * Serves another service, until the server stops. It takes the place of one of the same name, for
   * calls from now on.
   *
   * @param service what to serve, such as a fake made by the test
   * @throws IllegalStateException if no test is running
   */
  public void serve(ServerServiceDefinition service) {
    running().serve(service);
  }

  /**
   * Gives the channel to the server, for clients of any kind. It need not be shut down.
   *
   * @return the channel
   * @throws IllegalStateException if no test is running
   */
  public ManagedChannel channel() {
    return running().channel();
  }

  private synchronized RunningServer running() {
    if (running == null) {
      throw new IllegalStateException(
          "the server runs while tests do: use it in a test or a method that is run before one,"
              + " and annotate its field with @RegisterExtension");
    }
    return running;
  }

  @Override
  public synchronized void beforeAll(ExtensionContext context) {
    begin();
  }

  @Override
  public synchronized void beforeEach(ExtensionContext context) {
    RunningServer begun = begin();
    if (tests++ == 0) {
      begun.calls().forgive();
    }
  }

  @Override
  public void afterEach(ExtensionContext context) throws InterruptedException {
    try {
      if (endTest()) {
        running().calls().failIfOpen(patience);
      }
    } finally {
      end();
    }
  }

  @Override
  public void afterAll(ExtensionContext context) throws InterruptedException {
    try {
      if (isLastUser()) {
        running().calls().failIfAnyLeft();
      }
    } finally {
      end();
    }
  }

  private RunningServer begin() {
    users++;
    if (running == null) {
      running = RunningServer.start(services);
    }
    return running;
  }

  private synchronized boolean endTest() {
    return --tests == 0;
  }

  private synchronized boolean isLastUser() {
    return users == 1;
  }

  private void end() throws InterruptedException {
    RunningServer stopping = leave();
    if (stopping != null) {
      stopping.stop();
    }
  }

  private synchronized @Nullable RunningServer leave() {
    if (--users > 0) {
      return null;
    }
    RunningServer stopping = running;
    running = null;
    return stopping;
  }
}
