package dev.tandem.runtime.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Callbacks of a unary call wait for the thread that made it, and for nobody once it is gone. */
@Timeout(30)
class WaitingCallerTest {
  private final WaitingCaller caller = new WaitingCaller();

  @Test
  void tasksRunInTheirOrderOnTheThreadThatMadeTheCall() {
    List<Integer> ran = new ArrayList<>(); // Safe without a lock: one thread runs all.
    for (int i = 0; i < 5; i++) {
      int number = i;
      caller.execute(() -> ran.add(number));
    }
    assertEquals(List.of(), ran);
    while (caller.runOne()) {}
    assertEquals(List.of(0, 1, 2, 3, 4), ran);
    assertFalse(caller.runOne());
  }

  @Test
  void taskOfAnotherThreadWakesTheCaller() throws Exception {
    for (int round = 0; round < 1_000; round++) {
      CompletableFuture<Thread> ranOn = new CompletableFuture<>();
      Thread other = new Thread(() -> caller.execute(() -> ranOn.complete(Thread.currentThread())));
      other.start();
      while (!caller.runOne()) {
        LockSupport.park(this);
      }
      assertSame(Thread.currentThread(), ranOn.join());
      other.join();
    }
  }

  @Test
  void nothingIsKeptForCallerThatIsGone() throws Exception {
    CompletableFuture<Thread> before = new CompletableFuture<>();
    CompletableFuture<Thread> after = new CompletableFuture<>();
    caller.execute(() -> before.complete(Thread.currentThread()));
    caller.release();
    caller.execute(() -> after.complete(Thread.currentThread()));
    assertNotSame(Thread.currentThread(), before.get(10, TimeUnit.SECONDS));
    assertNotSame(Thread.currentThread(), after.get(10, TimeUnit.SECONDS));
    assertFalse(caller.runOne());
  }

  @Test
  void releasingFromAnotherThreadLosesNoTask() throws Exception {
    for (int round = 0; round < 1_000; round++) {
      WaitingCaller racing = new WaitingCaller();
      CompletableFuture<Void> ran = new CompletableFuture<>();
      Thread other = new Thread(() -> racing.execute(() -> ran.complete(null)));
      other.start();
      racing.release();
      ran.get(10, TimeUnit.SECONDS);
      other.join();
      assertTrue(ran.isDone());
    }
  }
}
