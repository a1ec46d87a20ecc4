package dev.tandem.ipc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.example.workflow.v1.WorkflowServiceRpc;
import dev.tandem.runtime.ipc.Child;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/** One parent has children on both transports, each with its own endpoint and handler. */
@Timeout(60)
@Isolated("ten processes are enough")
class TenChildrenTest {
  @Test
  void tenAtOnceOnBothTransports() throws Exception {
    List<WorkflowHandler> handlers = new ArrayList<>();
    List<Child> children = new ArrayList<>();
    try {
      for (int i = 0; i < 10; i++) {
        WorkflowHandler handler = WorkflowHandler.sample(news -> {});
        handlers.add(handler);
        children.add(
            Child.over(Wire.values()[i % 2].transport())
                .withConnectTimeout(Duration.ofSeconds(50))
                .serving(WorkflowServiceRpc.bind(handler))
                .start(Jvm.of(Worker.class)));
      }
      for (Child child : children) {
        child.waitFor(Duration.ofSeconds(50)).orThrow();
      }
    } finally {
      children.forEach(Child::close);
    }
    handlers.forEach(handler -> assertEquals(List.of("2"), handler.result()));
  }
}
