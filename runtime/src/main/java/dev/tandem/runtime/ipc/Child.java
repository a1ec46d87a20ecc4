package dev.tandem.runtime.ipc;

import io.grpc.Status;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A process that this one started and serves. The child gets its {@code Channel} from {@link
 * Parent#connect()}.
 *
 * <p>A child never outlives its parent: {@link #close()} ends it, and so does the end of this
 * process, however it comes. It is killed if it does not connect in time or falls silent. All
 * methods may be used from any thread.
 */
public final class Child implements AutoCloseable {
  private static final long DRAIN_MILLIS = 1_000;

  private final Process process;
  private final Endpoint endpoint;
  private final Heartbeat heartbeat;
  private final Duration grace;
  private final Tail errors;
  private final AtomicReference<@Nullable String> killedBecause = new AtomicReference<>();
  private final CompletableFuture<ChildExit> exit = new CompletableFuture<>();

  Child(Process process, Endpoint endpoint, Heartbeat heartbeat, Duration grace) {
    this.process = process;
    this.endpoint = endpoint;
    this.heartbeat = heartbeat;
    this.grace = grace;
    this.errors = new Tail(process.getErrorStream());
  }

  /**
   * Begins to say how a child is started.
   *
   * @param transport how it reaches this process
   * @return what starts children
   */
  public static ChildLauncher over(Transport transport) {
    return new ChildLauncher(Objects.requireNonNull(transport, "transport"));
  }

  /** Begins to read what the child prints, and to watch it. */
  void supervise(ChildLauncher.Output output, Duration connectTimeout) {
    Thread reader = Lines.pump(errors, output.errors(pid()), "errors of child " + pid());
    endpoint.attach(process, output.lines(pid()));
    Runnable inTime =
        Timer.in(connectTimeout, () -> kill("it did not connect within " + connectTimeout));
    heartbeat.begun().then(inTime);
    heartbeat.missed().then(() -> kill("it did not answer any more: it hangs"));
    heartbeat.ended().then(this::expectExit);
    Daemon.start(
        "end of child " + pid(),
        () -> {
          awaitEnd(reader);
          inTime.run();
          finish();
        });
  }

  /** The connection is gone, as when a process exits. One that lives on is of no use. */
  private void expectExit() {
    if (process.isAlive()) {
      Timer.in(grace, () -> kill("its connection ended and it did not exit within " + grace));
    }
  }

  private void kill(String because) {
    if (process.isAlive() && killedBecause.compareAndSet(null, because)) {
      ProcessTree.kill(process.toHandle());
    }
  }

  private void awaitEnd(Thread errorReader) {
    try {
      process.waitFor();
      errorReader.join(DRAIN_MILLIS); // A process that the child left behind may hold the pipe.
    } catch (InterruptedException impossible) {
      throw new AssertionError(impossible); // Nobody has this thread.
    }
  }

  private void finish() {
    LiveChildren.remove(this);
    ChildExit ended =
        new ChildExit(
            pid(),
            process.exitValue(),
            heartbeat.begun().hasHappened(),
            errors.text(),
            killedBecause.get());
    try {
      endpoint.shutdown(Status.UNAVAILABLE.withDescription(ended.summary()));
      heartbeat.ended().happen();
    } finally {
      exit.complete(ended); // Whatever happens: somebody waits for it.
    }
  }

  /**
   * Gives the id of the process.
   *
   * @return the process id
   */
  public long pid() {
    return process.pid();
  }

  /**
   * Says whether the child has connected, ever.
   *
   * @return true once its {@link Parent#connect()} has got through
   */
  public boolean hasConnected() {
    return heartbeat.begun().hasHappened();
  }

  /**
   * Gives the end of the child.
   *
   * @return completes when the process has ended and its calls have; never with an exception.
   *     Completing or cancelling it does nothing to the child
   */
  public CompletableFuture<ChildExit> onExit() {
    return exit.copy();
  }

  /**
   * Waits until the child has ended.
   *
   * @return how it ended
   * @throws InterruptedException if this thread is interrupted; the child runs on
   */
  public ChildExit waitFor() throws InterruptedException {
    try {
      return exit.get();
    } catch (ExecutionException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /**
   * Waits until the child has ended, but not for ever.
   *
   * @param limit how long to wait
   * @return how it ended
   * @throws TimeoutException if it has not ended by then; it runs on
   * @throws InterruptedException if this thread is interrupted; the child runs on
   */
  public ChildExit waitFor(Duration limit) throws TimeoutException, InterruptedException {
    try {
      return exit.get(TimeUnit.NANOSECONDS.convert(limit), TimeUnit.NANOSECONDS);
    } catch (ExecutionException impossible) {
      throw new AssertionError(impossible);
    } catch (TimeoutException e) {
      throw new TimeoutException("child " + pid() + " has not ended within " + limit);
    }
  }

  /**
   * Ends the child and all processes that it started, and waits for that: it asks first (SIGTERM),
   * and kills (SIGKILL) what is left after the {@linkplain ChildLauncher#withGracePeriod grace
   * period}, or at once if this thread is interrupted. The child's calls are served until it has
   * ended. Does nothing if it has ended already.
   */
  @Override
  public void close() {
    if (!exit.isDone()) {
      if (process.isAlive()) {
        killedBecause.compareAndSet(null, "its parent closed it");
      }
      ProcessTree.end(process.toHandle(), grace);
      exit.join();
    }
  }

  @Override
  public String toString() {
    ChildExit ended = exit.getNow(null);
    return ended == null ? "child " + pid() : ended.summary();
  }
}
