package dev.tandem.runtime.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tandem.runtime.RpcException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BlockingSenderTest {
  private final Monitor monitor = new Monitor();
  private final FakeOutlet outlet = new FakeOutlet();
  private final Inbox<String> unread = Inbox.ofStream(8);
  private final BlockingSender<Integer> sender = new BlockingSender<>(monitor, unread, outlet);

  /** A transport that takes as many messages as it was given room for. */
  private static final class FakeOutlet implements Outlet<Integer> {
    final Semaphore room = new Semaphore(0);
    final AtomicInteger written = new AtomicInteger();
    volatile boolean closed;

    @Override
    public String method() {
      return "test.Service/Method";
    }

    @Override
    public void catchUp() {}

    @Override
    public boolean isReady() {
      return room.availablePermits() > 0;
    }

    @Override
    public boolean isClosed() {
      return closed;
    }

    @Override
    public void write(Integer message) {
      assertTrue(room.tryAcquire(), "written while it was not ready");
      assertEquals(written.getAndIncrement(), message, "out of order");
    }

    @Override
    public RpcException closedFailure() {
      return new RpcException.Aborted("closed");
    }

    @Override
    public void interrupted(InterruptedException cause) {
      throw new RpcException.Cancelled("interrupted");
    }
  }

  /** Readiness comes and goes at once after each message: a lost wake-up would hang this. */
  @Test
  void noWakeUpIsLost() throws InterruptedException {
    int count = 200_000;
    Thread transport =
        new Thread(
            () -> {
              while (outlet.written.get() < count) {
                if (outlet.room.availablePermits() == 0) {
                  outlet.room.release();
                  sender.onReady();
                }
              }
            });
    transport.start();
    for (int i = 0; i < count; i++) {
      sender.send(i);
    }
    transport.join();
    assertEquals(count, outlet.written.get());
  }

  @Test
  void timeoutAndTryLeaveTheMessageUnsent() {
    assertFalse(sender.trySend(0));
    assertFalse(sender.send(0, Duration.ofMillis(5)));
    assertFalse(sender.send(0, Duration.ofDays(-1)));
    assertFalse(sender.isReady());
    outlet.room.release(2);
    assertTrue(sender.isReady());
    assertTrue(sender.trySend(0));
    assertTrue(sender.send(1, Duration.ofSeconds(Long.MAX_VALUE)));
    assertEquals(2, outlet.written.get());
  }

  @Test
  void closedItThrows() {
    outlet.room.release();
    outlet.closed = true;
    assertThrows(RpcException.Aborted.class, () -> sender.send(0));
    assertThrows(RpcException.Aborted.class, () -> sender.trySend(0));
    assertFalse(sender.isReady());
  }

  @Test
  void nullIsRefusedAtOnce() {
    assertThrows(NullPointerException.class, () -> sender.send(nullMessage()));
    assertThrows(NullPointerException.class, () -> sender.trySend(nullMessage()));
  }

  @SuppressWarnings("NullAway") // It is about callers that break the contract.
  private static Integer nullMessage() {
    return null;
  }
}
