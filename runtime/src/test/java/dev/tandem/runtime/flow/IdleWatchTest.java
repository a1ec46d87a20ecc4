package dev.tandem.runtime.flow;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class IdleWatchTest {
  private static final Duration IDLE = Duration.ofMillis(100);

  /** The clock starts when the peer catches up, not when it was last seen to be behind. */
  @Test
  void streamThatHasJustCaughtUpIsNotIdle() {
    CompletableFuture<Long> caughtUp = new CompletableFuture<>();
    CompletableFuture<Long> ended = new CompletableFuture<>();
    IdleWatch watch =
        Objects.requireNonNull(
            IdleWatch.of(
                IDLE,
                new IdleWatch.Stream() {
                  private int looks;

                  @Override
                  public boolean isHeldUp() {
                    if (looks++ < 2) {
                      return true;
                    }
                    caughtUp.complete(System.nanoTime());
                    return false;
                  }

                  @Override
                  public void endIdle() {
                    ended.complete(System.nanoTime());
                  }
                }));
    watch.beginWaiting();
    long nanos = ended.join() - caughtUp.join();
    assertTrue(nanos >= IDLE.toNanos(), () -> "it ended after " + Duration.ofNanos(nanos));
  }
}
