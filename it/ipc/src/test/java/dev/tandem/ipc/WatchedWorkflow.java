package dev.tandem.ipc;

import com.example.workflow.v1.ActionEvent;
import com.example.workflow.v1.Command;
import com.example.workflow.v1.GetWorkflowRequest;
import com.example.workflow.v1.LogLine;
import com.example.workflow.v1.LogSummary;
import com.example.workflow.v1.SubWorkflow;
import com.example.workflow.v1.WorkflowService;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.Sender;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** A parent's handler for children that end in the middle of a call. */
final class WatchedWorkflow implements WorkflowService {
  final CompletableFuture<Void> reporting = new CompletableFuture<>();
  final CompletableFuture<RpcException> reportFailed = new CompletableFuture<>();
  final List<String> log = new CopyOnWriteArrayList<>();

  @Override
  public SubWorkflow getWorkflow(GetWorkflowRequest request) {
    return SubWorkflow.getDefaultInstance();
  }

  /** Answers the first event, and waits for more that never come. */
  @Override
  public void report(Receiver<ActionEvent> requests, Sender<Command> responses) {
    try {
      requests.receive();
      responses.send(Command.getDefaultInstance());
      reporting.complete(null);
      requests.receive();
    } catch (RpcException e) {
      reportFailed.complete(e);
      throw e;
    }
  }

  @Override
  public LogSummary writeLog(Receiver<LogLine> requests) {
    requests.forEach(line -> log.add(line.getText()));
    return LogSummary.getDefaultInstance();
  }
}
