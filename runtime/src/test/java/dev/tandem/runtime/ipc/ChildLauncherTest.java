package dev.tandem.runtime.ipc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Starting, waiting and what an end looks like. Children that connect are in it/ipc. */
@Timeout(60)
class ChildLauncherTest {
  private static final ChildLauncher LAUNCHER = Child.over(Transport.grpc("localhost", 0));

  @Test
  void timesArePositive() {
    for (UnaryOperator<Duration> time :
        List.<UnaryOperator<Duration>>of(d -> Duration.ZERO, Duration::negated)) {
      Duration bad = time.apply(Duration.ofSeconds(1));
      assertThrows(IllegalArgumentException.class, () -> LAUNCHER.withConnectTimeout(bad));
      assertThrows(IllegalArgumentException.class, () -> LAUNCHER.withHeartbeatTimeout(bad));
      assertThrows(IllegalArgumentException.class, () -> LAUNCHER.withGracePeriod(bad));
    }
  }

  @Test
  void waitingMayBeLimitedAndInterrupted() throws IOException, InterruptedException {
    CompletableFuture<ChildExit> exit;
    try (Child child = LAUNCHER.start(new ProcessBuilder("sleep", "60"))) {
      assertThrows(TimeoutException.class, () -> child.waitFor(Duration.ofMillis(20)));
      Thread.currentThread().interrupt();
      assertThrows(InterruptedException.class, child::waitFor);
      assertEquals("child " + child.pid(), child.toString());
      assertFalse(child.hasConnected());
      child.onExit().cancel(true); // Of the copy only.
      exit = child.onExit();
    }
    assertEquals("its parent closed it", exit.join().killedBecause());
  }

  @Test
  void anInterruptedCloseKillsAtOnce() throws IOException, InterruptedException {
    Child child =
        LAUNCHER
            .withGracePeriod(Duration.ofHours(1))
            .start(new ProcessBuilder("sh", "-c", "trap '' TERM; while :; do sleep 0.1; done"));
    Thread.sleep(100); // Until it is deaf; if not, this test is weaker but passes.
    Thread.currentThread().interrupt();
    child.close();
    assertTrue(Thread.interrupted());
    assertTrue(child.onExit().isDone());
  }

  @Test
  void childrenOfOneBuilderThatStartAtOnceHaveTheirOwnSecrets() throws Exception {
    ProcessBuilder command = new ProcessBuilder("sh", "-c", "echo \"$TANDEM_PARENT\"");
    Set<String> definitions = ConcurrentHashMap.newKeySet();
    ChildLauncher launcher = LAUNCHER.withOutput(definitions::add);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<ChildExit>> starts =
          Collections.nCopies(100, () -> launcher.start(command).waitFor());
      for (Future<ChildExit> exit : threads.invokeAll(starts)) {
        assertEquals(0, exit.get().code());
      }
    } finally {
      threads.shutdownNow();
    }
    assertEquals(100, definitions.size());
    assertFalse(command.environment().containsKey(Definition.VARIABLE));
  }

  @Test
  void anEndSaysWhatItWas() {
    ChildExit good = new ChildExit(7, 0, true, "a word on the way", null);
    assertTrue(good.isSuccess());
    assertSame(good, good.orThrow());

    ChildExit killed = new ChildExit(7, 137, true, "", "it hangs");
    assertEquals("child 7 was ended because it hangs (exit code 137)", killed.toString());
    ChildExit crashed = new ChildExit(7, 134, false, "x".repeat(5_000) + "end\n", null);
    ChildFailedException e = assertThrows(ChildFailedException.class, crashed::orThrow);
    assertSame(crashed, e.exit());
    assertTrue(
        e.getMessage()
            .startsWith(
                "child 7 exited with code 134, as after signal 6 before it had connected."
                    + " Its standard error ends with:\nxxx"),
        e.getMessage());
    assertTrue(e.getMessage().endsWith("xxxend") && e.getMessage().length() < 2_200);
  }

  @Test
  void anEndThatWasKilledIsNoSuccessWhateverItsCode() {
    assertFalse(new ChildExit(7, 0, true, "", "its parent closed it").isSuccess());
    assertFalse(new ChildExit(7, 0, false, "", null).isSuccess());
    assertFalse(new ChildExit(7, 1, true, "", null).isSuccess());
  }
}
