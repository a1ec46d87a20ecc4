package dev.tandem.ipc;

import com.example.workflow.v1.ActionEvent;
import com.example.workflow.v1.Command;
import com.example.workflow.v1.CompleteRequest;
import com.example.workflow.v1.CompleteResponse;
import com.example.workflow.v1.GetWorkflowRequest;
import com.example.workflow.v1.Item;
import com.example.workflow.v1.LogLine;
import com.example.workflow.v1.LogSummary;
import com.example.workflow.v1.ReadInputRequest;
import com.example.workflow.v1.Stop;
import com.example.workflow.v1.SubWorkflow;
import com.example.workflow.v1.WorkflowService;
import com.google.rpc.BadRequest;
import dev.tandem.runtime.CallContext;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.Sender;
import io.grpc.Metadata;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A parent's handler that can be asked for all kinds of calls, and about them. */
final class TestWorkflow implements WorkflowService {
  static final Metadata.Key<String> TRACE =
      Metadata.Key.of("trace", Metadata.ASCII_STRING_MARSHALLER);

  /** Larger than what the pipes and sockets hold is one of these in a hundred. */
  static final String LARGE = "x".repeat(100_000);

  final List<String> log = new CopyOnWriteArrayList<>();
  final List<String> events = new CopyOnWriteArrayList<>();
  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicInteger cancelled = new AtomicInteger();

  /** Gives the name that the call's header has. */
  @Override
  public SubWorkflow getWorkflow(GetWorkflowRequest request) {
    CallContext call = CallContext.current();
    String trace = call.headers().get(TRACE);
    if (trace != null) {
      call.responseTrailers().put(TRACE, trace);
    }
    return SubWorkflow.newBuilder().setName("part" + (trace == null ? "" : " " + trace)).build();
  }

  /** The inputs are questions: how many items, or an endless number, or what became of those. */
  @Override
  public void readInput(ReadInputRequest request, Sender<Item> responses) {
    String[] input = request.getInput().split(" ");
    switch (input[0]) {
      case "items" -> {
        for (int i = 0; i < Integer.parseInt(input[1]); i++) {
          responses.send(item("item " + i));
        }
        if (input.length > 2) {
          throw invalid("after the items");
        }
      }
      case "endless" -> sendWithoutEnd(responses);
      case "never" -> waitForCancellation();
      case "sent" -> responses.send(item("" + sent));
      case "cancelled" -> responses.send(item("" + cancelled));
      case "deadline" -> responses.send(item("" + CallContext.current().deadline().isPresent()));
      default -> throw invalid("input");
    }
  }

  private void sendWithoutEnd(Sender<Item> responses) {
    try {
      for (int i = 0; ; i++) {
        responses.send(item(i + " " + LARGE));
        sent.incrementAndGet();
      }
    } finally {
      cancelled.incrementAndGet();
    }
  }

  private void waitForCancellation() {
    try {
      Thread.sleep(60_000);
    } catch (InterruptedException e) {
      cancelled.incrementAndGet();
    }
  }

  /** Reads nothing after a line "stop reading". */
  @Override
  public LogSummary writeLog(Receiver<LogLine> requests) {
    long lines = 0;
    for (LogLine line : requests) {
      log.add(line.getText());
      lines++;
      if (line.getText().equals("stop reading")) {
        waitForCancellation();
      }
      if (line.getText().equals("fail")) {
        throw invalid("line");
      }
    }
    return LogSummary.newBuilder().setLines(lines).build();
  }

  /** Answers each event with its action. */
  @Override
  public void report(Receiver<ActionEvent> requests, Sender<Command> responses) {
    for (ActionEvent event : requests) {
      events.add(event.getAction());
      if (event.getAction().equals("fail")) {
        throw invalid("action");
      }
      responses.send(
          Command.newBuilder().setStop(Stop.newBuilder().setReason(event.getAction())).build());
    }
  }

  @Override
  public CompleteResponse complete(CompleteRequest request) {
    if (request.getResultCount() == 0) {
      throw invalid("result");
    }
    log.addAll(request.getResultList().stream().map(Item::getText).toList());
    return CompleteResponse.getDefaultInstance();
  }

  static Item item(String text) {
    return Item.newBuilder().setText(text).build();
  }

  private static RpcException invalid(String field) {
    BadRequest problem =
        BadRequest.newBuilder()
            .addFieldViolations(
                BadRequest.FieldViolation.newBuilder().setField(field).setDescription("is bad"))
            .build();
    return new RpcException.InvalidArgument("bad " + field).withDetail(problem);
  }
}
