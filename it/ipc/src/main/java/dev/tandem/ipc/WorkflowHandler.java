package dev.tandem.ipc;

import com.example.workflow.v1.Action;
import com.example.workflow.v1.ActionEvent;
import com.example.workflow.v1.Command;
import com.example.workflow.v1.CompleteRequest;
import com.example.workflow.v1.CompleteResponse;
import com.example.workflow.v1.Count;
import com.example.workflow.v1.GetWorkflowRequest;
import com.example.workflow.v1.Item;
import com.example.workflow.v1.Keep;
import com.example.workflow.v1.LogLine;
import com.example.workflow.v1.LogSummary;
import com.example.workflow.v1.Proceed;
import com.example.workflow.v1.Read;
import com.example.workflow.v1.ReadInputRequest;
import com.example.workflow.v1.SubWorkflow;
import com.example.workflow.v1.UpperCase;
import com.example.workflow.v1.WorkflowService;
import com.google.rpc.ResourceInfo;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.Sender;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** What the parent offers to the child that runs a part: an ordinary handler. */
public final class WorkflowHandler implements WorkflowService {
  private final SubWorkflow part;
  private final Map<String, List<String>> inputs;
  private final Consumer<String> news;
  private volatile List<String> result = List.of();

  /**
   * Makes one for a part.
   *
   * @param part what to run
   * @param inputs what it may read
   * @param news takes what the child reports; from any thread
   */
  public WorkflowHandler(
      SubWorkflow part, Map<String, List<String>> inputs, Consumer<String> news) {
    this.part = part;
    this.inputs = inputs;
    this.news = news;
  }

  /** Counts the rivers with an a in their names. */
  public static WorkflowHandler sample(Consumer<String> news) {
    SubWorkflow part =
        SubWorkflow.newBuilder()
            .setName("rivers")
            .addActions(action("read").setRead(Read.newBuilder().setInput("rivers")))
            .addActions(action("shout").setUpperCase(UpperCase.getDefaultInstance()))
            .addActions(action("filter").setKeep(Keep.newBuilder().setText("A")))
            .addActions(action("count").setCount(Count.getDefaultInstance()))
            .build();
    List<String> rivers = List.of("Elbe", "Rhine", "Danube", "Volga", "Seine");
    return new WorkflowHandler(part, Map.of("rivers", rivers), news);
  }

  private static Action.Builder action(String name) {
    return Action.newBuilder().setName(name);
  }

  /** Gives what the child completed with. */
  public List<String> result() {
    return result;
  }

  @Override
  public SubWorkflow getWorkflow(GetWorkflowRequest request) {
    return part;
  }

  @Override
  public void readInput(ReadInputRequest request, Sender<Item> responses) {
    List<String> input = inputs.get(request.getInput());
    if (input == null) {
      ResourceInfo what =
          ResourceInfo.newBuilder()
              .setResourceType("input")
              .setResourceName(request.getInput())
              .build();
      throw new RpcException.NotFound("no input " + request.getInput()).withDetail(what);
    }
    input.forEach(text -> responses.send(Item.newBuilder().setText(text).build()));
  }

  @Override
  public LogSummary writeLog(Receiver<LogLine> requests) {
    long lines = 0;
    for (LogLine line : requests) {
      news.accept("log " + line.getAction() + ": " + line.getText());
      lines++;
    }
    return LogSummary.newBuilder().setLines(lines).build();
  }

  @Override
  public void report(Receiver<ActionEvent> requests, Sender<Command> responses) {
    for (ActionEvent event : requests) {
      news.accept(event.getEventCase().name().toLowerCase(Locale.ROOT) + " " + event.getAction());
      if (event.hasStarted()) {
        responses.send(Command.newBuilder().setProceed(Proceed.getDefaultInstance()).build());
      }
    }
  }

  @Override
  public CompleteResponse complete(CompleteRequest request) {
    result = request.getResultList().stream().map(Item::getText).toList();
    return CompleteResponse.getDefaultInstance();
  }
}
