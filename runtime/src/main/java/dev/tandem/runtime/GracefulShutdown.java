package dev.tandem.runtime;

import io.grpc.Server;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Stops a server without losing calls, in this order:
 *
 * <ol>
 *   <li>{@link #beforehand} what you say, such as health to NOT_SERVING;
 *   <li>{@link #pausing} while calls are still taken, until load balancers have noticed;
 *   <li>no new calls are taken, those under way go on, {@link #within} a time;
 *   <li>what still runs is cancelled: its handlers are interrupted (unless {@link
 *       ServerOptions#withInterruptOnCancel} says no), its callers get UNAVAILABLE or CANCELLED.
 * </ol>
 *
 * <p>Instances do not change: each method gives a copy. All of them may be used from any thread.
 */
public final class GracefulShutdown {
  private static final System.Logger LOG = System.getLogger(GracefulShutdown.class.getName());
  private static final Duration DRAIN = Duration.ofSeconds(20);
  private static final Duration CANCEL = Duration.ofSeconds(5);

  private final Server server;
  private final @Nullable Runnable first;
  private final Duration pause;
  private final Duration drain;

  private GracefulShutdown(
      Server server, @Nullable Runnable first, Duration pause, Duration drain) {
    this.server = server;
    this.first = first;
    this.pause = pause;
    this.drain = drain;
  }

  /**
   * Gives the shutdown of a server: nothing beforehand, no pause, 20 seconds for calls under way.
   * That leaves some of the 30 seconds after which Kubernetes kills a process.
   *
   * @param server the server, started or not
   * @return its shutdown, which has not begun
   */
  public static GracefulShutdown of(Server server) {
    return new GracefulShutdown(Objects.requireNonNull(server), null, Duration.ZERO, DRAIN);
  }

  /**
   * Sets what to do first, such as {@code health::enterTerminalState} of grpc-services. What it
   * throws is logged and stops nothing. Nobody interrupts it: it should return soon.
   *
   * @param first what to do
   * @return a copy with it
   */
  public GracefulShutdown beforehand(Runnable first) {
    return new GracefulShutdown(server, Objects.requireNonNull(first), pause, drain);
  }

  /**
   * Sets how long new calls are still taken after that, because those who send them need time to
   * notice: load balancers, or Kubernetes when it takes a pod out of a service.
   *
   * @param pause how long; zero, as by default, for clients that watch the server's health
   * @return a copy with it
   * @throws IllegalArgumentException if it is negative
   */
  public GracefulShutdown pausing(Duration pause) {
    return new GracefulShutdown(server, first, notNegative(pause), drain);
  }

  /**
   * Sets how long calls under way have until they are cancelled. Streams without an end always take
   * all of it.
   *
   * @param drain how long; zero to cancel them at once
   * @return a copy with it
   * @throws IllegalArgumentException if it is negative
   */
  public GracefulShutdown within(Duration drain) {
    return new GracefulShutdown(server, first, pause, notNegative(drain));
  }

  /** The most that there is if it does not fit. */
  private static long nanos(Duration time) {
    return TimeUnit.NANOSECONDS.convert(time);
  }

  private static Duration notNegative(Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException(time + ": a time to wait cannot be negative");
    }
    return time;
  }

  /**
   * Shuts the server down, and returns when it has terminated; at the latest five seconds after
   * what is left was cancelled. Handlers that are deaf to interrupts may run on even then. Never
   * throws. If the current thread is interrupted, what is left is cancelled at once and the flag
   * stays set. A server that has terminated is left as it is.
   *
   * @return true if the server had terminated before anything was cancelled
   */
  public boolean run() {
    boolean drained = false;
    try {
      drained = server.isTerminated() || drain();
      if (!drained) {
        server.shutdownNow();
        server.awaitTermination(nanos(CANCEL), TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException e) {
      server.shutdownNow();
      Thread.currentThread().interrupt();
    }
    return drained;
  }

  private boolean drain() throws InterruptedException {
    if (first != null) {
      runFirst(first);
    }
    server.awaitTermination(nanos(pause), TimeUnit.NANOSECONDS); // Somebody else may end it.
    server.shutdown();
    return server.awaitTermination(nanos(drain), TimeUnit.NANOSECONDS);
  }

  private static void runFirst(Runnable first) {
    try {
      first.run();
    } catch (Throwable problem) { // Whatever it is, the server must still be shut down.
      LOG.log(
          System.Logger.Level.WARNING, "Went on with the shutdown although this failed", problem);
    }
  }

  /**
   * Has all of this done when the JVM exits, as after SIGTERM. The JVM waits for it. What else is
   * stopped by shutdown hooks is stopped at the same time: loggers, for one. What handlers need is
   * better closed after {@link #run()}, in a hook of your own.
   *
   * @return this
   * @throws IllegalStateException if the JVM is exiting already
   */
  public GracefulShutdown onExit() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::run, "tandem-shutdown"));
    return this;
  }
}
