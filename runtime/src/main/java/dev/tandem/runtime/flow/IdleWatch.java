package dev.tandem.runtime.flow;

import io.grpc.Status;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends a stream on which nothing happens although somebody waits for the peer. The clock stands
 * still while nobody waits here, and while the peer is too slow for what is sent: neither reader
 * has to hurry. It goes on, and does not start anew, when somebody waits again for what did not
 * come.
 *
 * <p>Waiting costs no timer of its own: there is one for the stream, which finds out how late it
 * is, and which rests once it finds that nobody waits.
 */
public final class IdleWatch {
  private static final class Timer {
    static final ScheduledThreadPoolExecutor SHARED =
        new ScheduledThreadPoolExecutor(1, Timer::daemon);

    static {
      SHARED.setRemoveOnCancelPolicy(true); // A call that has ended is not kept until its time.
    }

    private static Thread daemon(Runnable work) {
      Thread thread = Executors.defaultThreadFactory().newThread(work);
      thread.setName("tandem-idle-timer");
      thread.setDaemon(true);
      return thread;
    }
  }

  /** How a call ends that was idle. */
  public static final Status IDLE =
      Status.DEADLINE_EXCEEDED.withDescription("the stream was idle for longer than its timeout");

  /** The call that may be idle. */
  public interface Stream {
    /** Says whether the peer keeps this side waiting by being slow, not by being silent. */
    boolean isHeldUp();

    /** Ends the call: it was idle. */
    void endIdle();
  }

  private final long nanos;
  private final Stream stream;
  private long signOfLife; // moved on by the time that does not count; guarded by this
  private long waited; // since then, when nobody waits; guarded by this, and so are the next three
  private int waiting;
  private boolean stopped;
  private @Nullable Future<?> timer;
  private boolean wasHeldUp; // touched by checks only

  private IdleWatch(Duration timeout, Stream stream) {
    this.nanos = Durations.saturatedNanos(timeout);
    this.stream = stream;
  }

  /** Makes the watch of a stream, or none if there is no timeout. */
  public static @Nullable IdleWatch of(@Nullable Duration timeout, Stream stream) {
    return timeout == null ? null : new IdleWatch(timeout, stream);
  }

  /** Takes note that something was sent or has come. */
  public synchronized void signOfLife() {
    signOfLife = System.nanoTime();
    waited = 0;
  }

  /** Takes note that somebody waits for a message. */
  public synchronized void beginWaiting() {
    if (waiting++ == 0) {
      signOfLife = System.nanoTime() - waited;
      if (timer == null && !stopped) {
        checkIn(nanos - waited);
      }
    }
  }

  /** Takes note that somebody waits no more. */
  public synchronized void endWaiting() {
    if (--waiting == 0) {
      waited = System.nanoTime() - signOfLife;
    }
  }

  /** Stops watching: the call has ended. */
  public synchronized void stop() {
    stopped = true;
    if (timer != null) {
      timer.cancel(false);
    }
  }

  private void checkIn(long delay) {
    timer = Timer.SHARED.schedule(this::check, delay, TimeUnit.NANOSECONDS);
  }

  private void check() {
    boolean heldUp = stream.isHeldUp();
    if (heldUp || wasHeldUp) { // Until now, or until some time after the last look.
      signOfLife();
    }
    wasHeldUp = heldUp;
    if (isIdle()) {
      Threads.executor().execute(stream::endIdle); // Interceptors' code, which may take its time.
    }
  }

  /** Says whether it has been idle for too long; else looks again when it may have been. */
  private synchronized boolean isIdle() {
    timer = null;
    if (waiting == 0 || stopped) {
      return false;
    }
    long left = nanos - (System.nanoTime() - signOfLife);
    if (left > 0) {
      checkIn(left);
    }
    return left <= 0;
  }
}
