package dev.tandem.ipc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tandem.runtime.ipc.Child;
import dev.tandem.runtime.ipc.ChildExit;
import dev.tandem.stubs.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Children do not outlive their parent, however that ends. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class LifetimeTest {
  @TempDir Path folder;

  /** Starts a parent with a child; both are running. */
  private Process parent(Wire wire, FaultyChild behaviour, String then) throws IOException {
    ProcessBuilder command = Jvm.of(ParentMain.class, wire.name(), behaviour.name(), then);
    command.environment().put("FILE", file().toString());
    return command.redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private Path file() {
    return folder.resolve("exiting");
  }

  private static long childOf(Process parent) throws IOException {
    return Long.parseLong(parent.inputReader().readLine());
  }

  @ParameterizedTest
  @EnumSource
  void aKilledParentTakesItsChildAlong(Wire wire) throws Exception {
    Process parent = parent(wire, FaultyChild.EXITS_SLOWLY, "wait");
    long child = childOf(parent);
    assertTrue(Processes.isRunning(child));
    parent.destroyForcibly();
    Await.until("the child exits, with its hooks", () -> Files.exists(file()));
    Processes.awaitEnd(child); // Although its hook never ends.
  }

  @Test
  void aParentThatWasKilledEarlierIsNoticedByConnect() throws Exception {
    Process parent = parent(Wire.GRPC, FaultyChild.CONNECTS_LATE, "wait");
    long child = childOf(parent);
    parent.destroyForcibly();
    Processes.awaitEnd(child);
  }

  @Test
  void aParentThatForgetsToCloseEndsItsChild() throws Exception {
    Process parent = parent(Wire.GRPC, FaultyChild.EXITS_SLOWLY, "return");
    long child = childOf(parent);
    assertTrue(parent.waitFor(20, TimeUnit.SECONDS));
    assertEquals(0, parent.exitValue());
    assertFalse(Processes.isRunning(child), "the parent waits for it");
  }

  @Test
  void closeKillsWhatIsDeafToSigterm() throws Exception {
    CompletableFuture<String> ready = new CompletableFuture<>();
    Child child =
        Child.over(Wire.GRPC.transport())
            .withOutput(ready::complete)
            .withGracePeriod(Duration.ofMillis(300))
            .start(shell("trap '' TERM; echo ready; while :; do sleep 0.1; done"));
    Await.result(ready);
    child.close();
    ChildExit exit = child.waitFor();
    assertEquals(137, exit.code());
    assertEquals("its parent closed it", exit.killedBecause());
    child.close(); // Again: nothing.
  }

  @Test
  void closeEndsWhatTheChildHasStarted() throws Exception {
    CompletableFuture<String> grandchild = new CompletableFuture<>();
    long pid;
    try (Child child =
        Child.over(Wire.GRPC.transport())
            .withOutput(grandchild::complete)
            .start(shell("sleep 60 & echo $!; wait"))) {
      pid = Long.parseLong(Await.result(grandchild));
      assertTrue(Processes.isRunning(pid));
      assertTrue(Processes.isRunning(child.pid()));
    }
    Processes.awaitEnd(pid);
  }

  @Test
  void aChildThatHasEndedIsClosedQuietly() throws Exception {
    Child child = Child.over(Wire.GRPC.transport()).start(new ProcessBuilder("true"));
    ChildExit before = child.waitFor();
    child.close();
    assertEquals(before, child.onExit().join());
    assertNull(before.killedBecause());
  }

  private static ProcessBuilder shell(String script) {
    return new ProcessBuilder("sh", "-c", script);
  }
}
