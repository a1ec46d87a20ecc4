package dev.tandem.ipc;

import com.example.workflow.v1.WorkflowServiceRpc;
import dev.tandem.runtime.ipc.Child;
import dev.tandem.runtime.ipc.Transport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** The parent: has a part of a workflow run by a process of its own. */
public final class RunWorkflow {
  private RunWorkflow() {}

  /** Prints what the child reports, and the result. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Transport transport = Transport.grpc("localhost", 0);
    WorkflowHandler workflow = WorkflowHandler.sample(System.out::println);
    try (Child child =
        Child.over(transport)
            .serving(WorkflowServiceRpc.bind(workflow))
            .withConnectTimeout(Duration.ofSeconds(20))
            .start(worker())) {
      child.waitFor().orThrow(); // says why, with the child's errors, unless it ended well
    }
    System.out.println("result " + workflow.result());
  }

  private static ProcessBuilder worker() {
    return new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp",
        System.getProperty("java.class.path"),
        Worker.class.getName());
  }
}
