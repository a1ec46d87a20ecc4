package dev.tandem.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Server;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The steps of a shutdown; it/operation has them done by a real server. */
@Timeout(30)
class GracefulShutdownTest {
  private static final Duration PAUSE = Duration.ofSeconds(3);
  private static final Duration DRAIN = Duration.ofSeconds(7);

  private final List<String> steps = new ArrayList<>();

  /** Notes what is done with it. Nobody really waits for it. */
  private final class Noted extends Server {
    private final boolean drains;
    private boolean shutdown;
    private boolean terminated;

    Noted(boolean drains) {
      this.drains = drains;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      steps.add("await " + unit.toSeconds(timeout));
      terminated |= shutdown && drains;
      return terminated;
    }

    @Override
    public Server shutdown() {
      steps.add("shutdown");
      shutdown = true;
      return this;
    }

    @Override
    public Server shutdownNow() {
      steps.add("shutdownNow");
      shutdown = true;
      terminated = true;
      return this;
    }

    @Override
    public Server start() {
      return this;
    }

    @Override
    public boolean isShutdown() {
      return shutdown;
    }

    @Override
    public boolean isTerminated() {
      return terminated;
    }

    @Override
    public void awaitTermination() {
      throw new AssertionError("this may wait for ever");
    }
  }

  private GracefulShutdown shutdown(Server server) {
    return GracefulShutdown.of(server)
        .beforehand(() -> steps.add("first"))
        .pausing(PAUSE)
        .within(DRAIN);
  }

  @Test
  void aServerThatDrains() {
    assertTrue(shutdown(new Noted(true)).run());
    assertEquals(List.of("first", "await 3", "shutdown", "await 7"), steps);
  }

  @Test
  void aServerThatDoesNotDrain() {
    assertFalse(shutdown(new Noted(false)).run());
    assertEquals(
        List.of("first", "await 3", "shutdown", "await 7", "shutdownNow", "await 5"), steps);
  }

  @Test
  void theDefaults() {
    assertTrue(GracefulShutdown.of(new Noted(true)).run());
    assertEquals(List.of("await 0", "shutdown", "await 20"), steps);
  }

  @Test
  void theSecondTimeThereIsNothingToDo() {
    GracefulShutdown shutdown = shutdown(new Noted(true));
    assertTrue(shutdown.run());
    steps.clear();
    assertTrue(shutdown.run());
    assertEquals(List.of(), steps);
  }

  @Test
  void anInterruptCancelsAtOnce() {
    Thread.currentThread().interrupt();
    boolean drained = shutdown(new Noted(true)).run();
    assertTrue(Thread.interrupted(), "the flag stays set");
    assertFalse(drained);
    assertEquals(List.of("first", "shutdownNow"), steps);
  }

  @Test
  void aTimeMayBeLongAndNotNegative() {
    GracefulShutdown shutdown = GracefulShutdown.of(new Noted(true));
    Duration forever = Duration.ofSeconds(Long.MAX_VALUE);
    assertTrue(shutdown.pausing(forever).within(forever).run());
    Duration negative = Duration.ofMillis(-1);
    assertThrows(IllegalArgumentException.class, () -> shutdown.pausing(negative));
    assertThrows(IllegalArgumentException.class, () -> shutdown.within(negative));
  }
}
