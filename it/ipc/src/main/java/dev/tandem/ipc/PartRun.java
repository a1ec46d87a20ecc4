package dev.tandem.ipc;

import com.example.workflow.v1.Action;
import com.example.workflow.v1.ActionEvent;
import com.example.workflow.v1.Command;
import com.example.workflow.v1.CompleteRequest;
import com.example.workflow.v1.Done;
import com.example.workflow.v1.GetWorkflowRequest;
import com.example.workflow.v1.Item;
import com.example.workflow.v1.LogLine;
import com.example.workflow.v1.LogSummary;
import com.example.workflow.v1.Progress;
import com.example.workflow.v1.ReadInputRequest;
import com.example.workflow.v1.Started;
import com.example.workflow.v1.SubWorkflow;
import com.example.workflow.v1.WorkflowServiceClient;
import dev.tandem.runtime.BidiStream;
import dev.tandem.runtime.ClientStream;
import dev.tandem.runtime.ServerStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Runs the actions of one part, and reports as it goes. Knows its parent as a service. */
final class PartRun {
  private final WorkflowServiceClient parent;

  PartRun(WorkflowServiceClient parent) {
    this.parent = parent;
  }

  void run() {
    SubWorkflow part = parent.getWorkflow(GetWorkflowRequest.getDefaultInstance());
    List<String> items = List.of();
    try (ClientStream<LogLine, LogSummary> log = parent.writeLog();
        BidiStream<ActionEvent, Command> report = parent.report()) {
      for (Action action : part.getActionsList()) {
        report.send(event(action).setStarted(Started.getDefaultInstance()).build());
        Command command = report.receive();
        if (command == null || command.hasStop()) {
          log.send(line(action, "left out, as the parent wants it"));
          break;
        }
        int before = items.size();
        items = perform(action, items, report);
        log.send(line(action, before + " in, " + items.size() + " out"));
        report.send(event(action).setDone(Done.newBuilder().setItems(items.size())).build());
      }
      report.finishSending();
      report.receive(); // The end: the parent has taken every event. To close before would cancel.
      log.finish();
    }
    CompleteRequest.Builder result = CompleteRequest.newBuilder();
    items.forEach(text -> result.addResult(Item.newBuilder().setText(text)));
    parent.complete(result.build());
  }

  private List<String> perform(
      Action action, List<String> items, BidiStream<ActionEvent, Command> report) {
    return switch (action.getKindCase()) {
      case READ -> read(action, report);
      case UPPER_CASE -> items.stream().map(text -> text.toUpperCase(Locale.ROOT)).toList();
      case KEEP ->
          items.stream().filter(text -> text.contains(action.getKeep().getText())).toList();
      case COUNT -> List.of(Integer.toString(items.size()));
      case KIND_NOT_SET -> throw new IllegalArgumentException(action.getName() + " has no kind");
    };
  }

  private List<String> read(Action action, BidiStream<ActionEvent, Command> report) {
    ReadInputRequest input =
        ReadInputRequest.newBuilder().setInput(action.getRead().getInput()).build();
    List<String> items = new ArrayList<>();
    try (ServerStream<Item> stream = parent.readInput(input)) {
      for (Item item : stream) {
        items.add(item.getText());
        Progress progress = Progress.newBuilder().setItems(items.size()).build();
        report.send(event(action).setProgress(progress).build());
      }
    }
    return items;
  }

  private static ActionEvent.Builder event(Action action) {
    return ActionEvent.newBuilder().setAction(action.getName());
  }

  private static LogLine line(Action action, String text) {
    return LogLine.newBuilder().setAction(action.getName()).setText(text).build();
  }
}
