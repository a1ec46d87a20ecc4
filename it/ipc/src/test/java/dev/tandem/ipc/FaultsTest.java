package dev.tandem.ipc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.workflow.v1.WorkflowServiceRpc;
import dev.tandem.runtime.ipc.Child;
import dev.tandem.runtime.ipc.ChildExit;
import dev.tandem.runtime.ipc.ChildFailedException;
import dev.tandem.runtime.ipc.ChildLauncher;
import dev.tandem.stubs.Await;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Children that crash, hang, print, or are killed: each end is told, on each transport. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class FaultsTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  private final WatchedWorkflow handler = new WatchedWorkflow();
  private final List<String> output = new CopyOnWriteArrayList<>();

  private ChildLauncher launcher(Wire wire) {
    return Child.over(wire.transport())
        .serving(WorkflowServiceRpc.bind(handler))
        .withOutput(output::add);
  }

  private static ProcessBuilder faulty(FaultyChild behaviour) {
    return Jvm.of(FaultyChild.class, behaviour.name());
  }

  @ParameterizedTest
  @EnumSource
  void aCrashHasItsCodeItsErrorsAndTheEndOfItsCalls(Wire wire) throws Exception {
    try (Child child = launcher(wire).start(faulty(FaultyChild.EXITS))) {
      ChildExit exit = child.waitFor(SOON);
      assertEquals(3, exit.code());
      assertTrue(exit.connected());
      assertNull(exit.killedBecause());
      assertTrue(exit.errorOutput().endsWith("it is the disk\n"), exit.errorOutput());
      ChildFailedException e = assertThrows(ChildFailedException.class, exit::orThrow);
      String expected = "child " + child.pid() + " exited with code 3. Its standard error ends";
      assertTrue(e.getMessage().startsWith(expected), e.getMessage());
      assertTrue(e.getMessage().endsWith("\nit is the disk"), e.getMessage());
      assertEquals(Code.CANCELLED, Await.result(handler.reportFailed).code());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aKilledChildHasTheSignal(Wire wire) throws Exception {
    try (Child child = launcher(wire).start(faulty(FaultyChild.WAITS))) {
      Await.result(handler.reporting);
      assertTrue(child.hasConnected());
      Signals.send("KILL", child.pid());
      ChildExit exit = child.waitFor(SOON);
      assertEquals(137, exit.code());
      assertTrue(exit.toString().contains("exited with code 137, as after signal 9"), exit + "");
      assertEquals(Code.CANCELLED, Await.result(handler.reportFailed).code());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aStoppedChildIsKilled(Wire wire) throws Exception {
    try (Child child =
        launcher(wire)
            .withHeartbeatTimeout(Duration.ofMillis(2_100))
            .start(faulty(FaultyChild.WAITS))) {
      Await.result(handler.reporting);
      Await.sleep(2_500);
      assertFalse(child.onExit().isDone(), "it answers while it is well");
      Signals.send("STOP", child.pid());
      ChildExit exit = child.waitFor(SOON);
      assertEquals("it did not answer any more: it hangs", exit.killedBecause());
      assertEquals(137, exit.code());
      assertEquals(Code.CANCELLED, Await.result(handler.reportFailed).code());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aChildThatNeverConnectsIsKilled(Wire wire) throws Exception {
    try (Child child =
        launcher(wire)
            .withConnectTimeout(Duration.ofMillis(300))
            .start(new ProcessBuilder("sleep", "60"))) {
      ChildExit exit = child.waitFor(SOON);
      assertEquals("it did not connect within PT0.3S", exit.killedBecause());
      assertFalse(exit.connected());
      assertThrows(ChildFailedException.class, exit::orThrow);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aChildThatEndsBeforeItConnectsHasFailed(Wire wire) throws Exception {
    try (Child child = launcher(wire).start(new ProcessBuilder("true"))) {
      ChildExit exit = child.waitFor(SOON);
      assertEquals(0, exit.code());
      assertFalse(exit.isSuccess());
      assertEquals(
          "child " + child.pid() + " exited with code 0 before it had connected", exit.toString());
    }
  }

  @ParameterizedTest
  @EnumSource
  void noiseIsToldFromMessages(Wire wire) throws Exception {
    try (Child child = launcher(wire).start(faulty(FaultyChild.PRINTS))) {
      child.waitFor(SOON).orThrow();
    }
    assertEquals(FaultyChild.NOISE.size(), handler.log.size());
    String all = String.join("\n", output);
    assertTrue(output.contains("before the first call"), all);
    assertTrue(output.contains("as programs do it"), all);
    assertTrue(output.contains("between calls"), all);
    assertTrue(all.contains("without an end"), all);
    assertTrue(all.contains("the last line has no end"), all);
    long printed =
        output.stream().mapToLong(line -> line.chars().filter(c -> c == 'q').count()).sum();
    assertEquals(1 << 20, printed, "of the very long line");
    assertEquals(wire == Wire.GRPC, output.contains("after it has connected"), all);
  }

  @ParameterizedTest
  @EnumSource
  void ofManyErrorsTheLastAreKept(Wire wire) throws Exception {
    try (Child child =
        launcher(wire)
            .withErrorOutput(
                line -> {
                  throw new IllegalStateException("a consumer that fails stops nothing");
                })
            .start(faulty(FaultyChild.COMPLAINS))) {
      ChildExit exit = child.waitFor(SOON);
      assertEquals(4, exit.code());
      assertEquals(List.of("after all errors"), handler.log);
      assertEquals(64 * 1024, exit.errorOutput().length());
      assertTrue(exit.errorOutput().endsWith("the last of the errors\n"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void theSecretIsForOneProcess(Wire wire) throws Exception {
    try (Child child = launcher(wire).start(faulty(FaultyChild.SHARES_ITS_SECRET))) {
      child.waitFor(SOON).orThrow();
    }
    assertEquals("the same channel: true", handler.log.get(0));
    String grandchild = handler.log.get(1);
    assertTrue(grandchild.startsWith("grandchild: 1 "), grandchild);
    assertTrue(grandchild.contains("cannot connect to the parent, "), grandchild);
    if (wire == Wire.GRPC) {
      assertTrue(grandchild.contains("the secret has been used already"), grandchild);
    }
  }
}
