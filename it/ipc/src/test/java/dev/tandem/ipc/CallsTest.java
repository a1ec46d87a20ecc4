package dev.tandem.ipc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.example.workflow.v1.WorkflowServiceRpc;
import dev.tandem.runtime.ipc.Child;
import dev.tandem.runtime.ipc.ChildExit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A child makes calls of all kinds, the same on each transport. One child makes all of them. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class CallsTest {
  @TestFactory
  Stream<DynamicTest> overGrpc() throws Exception {
    return over(Wire.GRPC);
  }

  @TestFactory
  Stream<DynamicTest> overJson() throws Exception {
    return over(Wire.JSON);
  }

  private static Stream<DynamicTest> over(Wire wire) throws Exception {
    TestWorkflow handler = new TestWorkflow();
    ChildExit exit;
    try (Child child =
        Child.over(wire.transport())
            .serving(WorkflowServiceRpc.bind(handler))
            .start(Jvm.of(Calls.class))) {
      exit = child.waitFor(Duration.ofSeconds(45));
    }
    List<DynamicTest> tests = new ArrayList<>();
    for (Calls calls : Calls.values()) {
      tests.add(
          dynamicTest(
              calls.name(),
              () -> assertTrue(handler.log.contains(calls + " passed"), exit::toString)));
    }
    tests.add(dynamicTest("what arrived", () -> assertArrived(handler)));
    tests.add(dynamicTest("the end", exit::orThrow));
    return tests.stream();
  }

  private static void assertArrived(TestWorkflow handler) {
    for (int i = 0; i < 1_000; i++) {
      assertTrue(handler.log.contains("line " + i), "line " + i);
    }
    assertTrue(handler.log.contains(Calls.CHARACTERS));
    assertTrue(handler.log.contains("y".repeat(3_000_000)));
    assertEquals(101, handler.events.size());
  }
}
