package dev.tandem.ipc;

import com.example.workflow.v1.WorkflowServiceRpc;
import dev.tandem.runtime.ipc.Child;
import dev.tandem.stubs.Await;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A parent in a process of its own, which does not close its child. */
final class ParentMain {
  private ParentMain() {}

  /** Starts a child, prints its process id when it is ready, and then waits or returns. */
  public static void main(String[] args) throws IOException {
    Wire wire = Wire.valueOf(args[0]);
    FaultyChild behaviour = FaultyChild.valueOf(args[1]);
    WatchedWorkflow handler = new WatchedWorkflow();
    CompletableFuture<Void> ready = handler.reporting;
    Child child =
        Child.over(wire.transport())
            .serving(WorkflowServiceRpc.bind(handler))
            .withGracePeriod(Duration.ofMillis(700))
            .withErrorOutput(line -> ready.complete(null))
            .start(Jvm.of(FaultyChild.class, behaviour.name()));
    Await.result(ready, Duration.ofSeconds(50));
    System.out.println(child.pid());
    if (args[2].equals("wait")) {
      Await.sleep(60_000);
    }
  }
}
