package dev.tandem.ipc;

import static dev.tandem.ipc.TestWorkflow.item;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.workflow.v1.ActionEvent;
import com.example.workflow.v1.Command;
import com.example.workflow.v1.CompleteRequest;
import com.example.workflow.v1.GetWorkflowRequest;
import com.example.workflow.v1.Item;
import com.example.workflow.v1.LogLine;
import com.example.workflow.v1.LogSummary;
import com.example.workflow.v1.ReadInputRequest;
import com.example.workflow.v1.SubWorkflow;
import com.example.workflow.v1.WorkflowServiceAsyncClient;
import com.example.workflow.v1.WorkflowServiceClient;
import com.google.protobuf.Empty;
import com.google.rpc.BadRequest;
import dev.tandem.runtime.BidiStream;
import dev.tandem.runtime.ClientStream;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.ServerStream;
import dev.tandem.runtime.ipc.Parent;
import dev.tandem.stubs.Await;
import io.grpc.CallOptions;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ClientCalls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.function.Executable;

/** The calls that a child makes in {@link CallsTest}. It is a process of its own. */
enum Calls {
  UNARY {
    @Override
    void run(WorkflowServiceClient client) {
      assertEquals("part", client.getWorkflow(GetWorkflowRequest.getDefaultInstance()).getName());
    }
  },
  SERVER_STREAMING {
    @Override
    void run(WorkflowServiceClient client) {
      List<String> expected = IntStream.range(0, 1_000).mapToObj(i -> "item " + i).toList();
      assertEquals(expected, read(client, "items 1000"));
      assertEquals(List.of(), read(client, "items 0"));
    }
  },
  CLIENT_STREAMING {
    @Override
    void run(WorkflowServiceClient client) {
      List<LogLine> lines = IntStream.range(0, 1_000).mapToObj(i -> line("line " + i)).toList();
      assertEquals(1_000, client.writeLog(lines).getLines());
      assertEquals(0, client.writeLog(List.of()).getLines());
    }
  },
  BIDIRECTIONAL {
    @Override
    void run(WorkflowServiceClient client) {
      try (BidiStream<ActionEvent, Command> stream = client.report()) {
        for (int i = 0; i < 100; i++) {
          stream.send(event("event " + i));
          assertEquals("event " + i, stream.receive().getStop().getReason());
        }
        stream.finishSending();
        assertNull(stream.receive());
      }
    }
  },
  ASYNC {
    @Override
    void run(WorkflowServiceClient client) {
      SubWorkflow part =
          Await.result(
              new WorkflowServiceAsyncClient(client.getChannel())
                  .getWorkflow(GetWorkflowRequest.getDefaultInstance()));
      assertEquals("part", part.getName());
    }
  },
  ERRORS_WITH_DETAILS {
    @Override
    void run(WorkflowServiceClient client) {
      assertInvalid("result", () -> client.complete(CompleteRequest.getDefaultInstance()));
      assertInvalid("input", () -> read(client, "unheard of"));
      assertInvalid("line", () -> client.writeLog(List.of(line("fail"))));
      try (BidiStream<ActionEvent, Command> stream = client.report()) {
        stream.send(event("fail"));
        assertInvalid("action", stream::receive);
      }
    }
  },
  ERROR_AFTER_MESSAGES {
    @Override
    void run(WorkflowServiceClient client) {
      List<Item> items = new ArrayList<>();
      assertInvalid("after the items", () -> client.readInput(input("items 50 fail"), items::add));
      assertEquals(50, items.size());
    }
  },
  DEADLINE {
    @Override
    void run(WorkflowServiceClient client) {
      int before = number(client, "cancelled");
      WorkflowServiceClient hasty = client.withTimeout(Duration.ofMillis(200));
      assertThrows(RpcException.DeadlineExceeded.class, () -> read(hasty, "never"));
      Await.until("the handler stops", () -> number(client, "cancelled") == before + 1);
      assertEquals(List.of("false"), read(client, "deadline"));
      assertEquals(List.of("true"), read(client.withTimeout(Duration.ofSeconds(30)), "deadline"));
    }
  },
  CANCELLATION {
    @Override
    void run(WorkflowServiceClient client) {
      int before = number(client, "cancelled");
      try (ServerStream<Item> stream = client.readInput(input("never"))) {
        assertThrows(Exception.class, () -> stream.receive(Duration.ofMillis(50)));
      }
      Await.until("the handler stops", () -> number(client, "cancelled") == before + 1);
    }
  },
  BACK_PRESSURE_OF_RESPONSES {
    @Override
    void run(WorkflowServiceClient client) {
      int before = number(client, "sent");
      try (ServerStream<Item> stream = client.readInput(input("endless"))) {
        assertEquals("0 " + TestWorkflow.LARGE, stream.receive().getText());
        int ahead = whenSteady(() -> number(client, "sent")) - before;
        assertTrue(ahead < 150, ahead + " messages of 100 kB are on their way");
        for (int i = 1; i < 300; i++) {
          assertEquals(i + " " + TestWorkflow.LARGE, stream.receive().getText());
        }
      }
    }
  },
  BACK_PRESSURE_OF_REQUESTS {
    @Override
    void run(WorkflowServiceClient client) throws Exception {
      try (ClientStream<LogLine, LogSummary> stream = client.writeLog()) {
        stream.send(line("stop reading"));
        int ahead = 0;
        while (ahead < 150 && sends(stream)) {
          ahead++;
        }
        assertTrue(ahead < 150, ahead + " messages of 100 kB are on their way");
        assertEquals("part", client.getWorkflow(GetWorkflowRequest.getDefaultInstance()).getName());
      }
    }

    private static boolean sends(ClientStream<LogLine, LogSummary> stream) throws Exception {
      return stream.send(line(TestWorkflow.LARGE), Duration.ofMillis(400));
    }
  },
  HEADERS_AND_TRAILERS {
    @Override
    void run(WorkflowServiceClient client) {
      Metadata headers = new Metadata();
      headers.put(TestWorkflow.TRACE, "4711; a=b");
      SubWorkflow part =
          client.withHeaders(headers).getWorkflow(GetWorkflowRequest.getDefaultInstance());
      assertEquals("part 4711; a=b", part.getName());
    }
  },
  ALL_CHARACTERS {
    @Override
    void run(WorkflowServiceClient client) {
      client.complete(
          CompleteRequest.newBuilder()
              .addResult(item(CHARACTERS))
              .addResult(item("y".repeat(3_000_000)))
              .build());
    }
  },
  MANY_AT_ONCE {
    @Override
    void run(WorkflowServiceClient client) {
      IntStream.range(0, 64)
          .parallel()
          .forEach(i -> assertEquals(i, read(client, "items " + i).size()));
    }
  },
  UNKNOWN_METHOD {
    @Override
    void run(WorkflowServiceClient client) {
      MethodDescriptor<Empty, Empty> unknown =
          MethodDescriptor.newBuilder(
                  ProtoUtils.marshaller(Empty.getDefaultInstance()),
                  ProtoUtils.marshaller(Empty.getDefaultInstance()))
              .setType(MethodDescriptor.MethodType.UNARY)
              .setFullMethodName("nobody.v1.NobodyService/Ask")
              .build();
      StatusRuntimeException e =
          assertThrows(
              StatusRuntimeException.class,
              () ->
                  ClientCalls.blockingUnaryCall(
                      client.getChannel(),
                      unknown,
                      CallOptions.DEFAULT,
                      Empty.getDefaultInstance()));
      assertEquals(Status.Code.UNIMPLEMENTED, e.getStatus().getCode());
    }
  };

  static final String CHARACTERS = "\"\\\n\r\t\0\u2028 {}[] \u00e4 \u6f22 \ud83d\ude00 </script>";

  abstract void run(WorkflowServiceClient client) throws Exception;

  /** Makes all calls, and logs each name with "passed" or with what went wrong. */
  public static void main(String[] args) {
    WorkflowServiceClient client = new WorkflowServiceClient(Parent.connect());
    for (Calls calls : values()) {
      client.writeLog(List.of(line(calls + " " + outcome(calls, client))));
    }
  }

  private static String outcome(Calls calls, WorkflowServiceClient client) {
    try {
      calls.run(client);
      return "passed";
    } catch (Exception | AssertionError e) {
      e.printStackTrace();
      return "failed: " + e;
    }
  }

  private static void assertInvalid(String field, Executable call) {
    RpcException.InvalidArgument e = assertThrows(RpcException.InvalidArgument.class, call);
    assertTrue(e.getMessage().contains("bad " + field), e.getMessage());
    assertEquals(field, e.detail(BadRequest.class).orElseThrow().getFieldViolations(0).getField());
  }

  private static List<String> read(WorkflowServiceClient client, String input) {
    try (ServerStream<Item> stream = client.readInput(input(input))) {
      return stream.stream().map(Item::getText).toList();
    }
  }

  private static int number(WorkflowServiceClient client, String question) {
    return Integer.parseInt(read(client, question).get(0));
  }

  /** Asks until the answer has been the same for a while. */
  private static int whenSteady(IntSupplier question) {
    int last = -1;
    int same = 0;
    while (same < 4) {
      Await.sleep(50);
      int now = question.getAsInt();
      same = now == last ? same + 1 : 0;
      last = now;
    }
    return last;
  }

  private static ReadInputRequest input(String name) {
    return ReadInputRequest.newBuilder().setInput(name).build();
  }

  private static LogLine line(String text) {
    return LogLine.newBuilder().setText(text).build();
  }

  private static ActionEvent event(String action) {
    return ActionEvent.newBuilder().setAction(action).build();
  }
}
