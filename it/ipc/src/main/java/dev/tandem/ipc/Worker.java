package dev.tandem.ipc;

import com.example.workflow.v1.WorkflowServiceClient;
import dev.tandem.runtime.ipc.Parent;

/** The child: runs the part of the workflow that its parent has for it. */
public final class Worker {
  private Worker() {}

  /** Takes no arguments: the parent has all that it needs to know. */
  public static void main(String[] args) {
    new PartRun(new WorkflowServiceClient(Parent.connect())).run();
  }
}
