package dev.tandem.ipc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.workflow.v1.ActionEvent;
import com.example.workflow.v1.GetWorkflowRequest;
import com.example.workflow.v1.LogLine;
import com.example.workflow.v1.ReadInputRequest;
import com.example.workflow.v1.WorkflowServiceClient;
import com.example.workflow.v1.WorkflowServiceRpc;
import com.google.protobuf.StringValue;
import dev.tandem.runtime.BidiStream;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.ipc.Child;
import dev.tandem.stubs.Await;
import io.grpc.CallOptions;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ClientCalls;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.parallel.Isolated;

/** Another process finds the port of a child; here this one, which plays the child as well. */
@Timeout(60)
@Isolated("reads the log")
class IntruderTest {
  private static final String OPEN = "tandem.ipc.v1.SessionService/Open";
  private static final Metadata.Key<String> TOKEN =
      Metadata.Key.of("tandem-session-token", Metadata.ASCII_STRING_MARSHALLER);

  private final WatchedWorkflow handler = new WatchedWorkflow();
  private Child child;
  private String definition;
  private ManagedChannel channel;
  private WorkflowServiceClient client;

  @BeforeEach
  void startChildAndConnectWithoutAsking() throws IOException {
    CompletableFuture<String> printed = new CompletableFuture<>();
    child =
        Child.over(Wire.GRPC.transport())
            .serving(WorkflowServiceRpc.bind(handler))
            .withOutput(printed::complete)
            .start(new ProcessBuilder("sh", "-c", "echo $TANDEM_PARENT; exec sleep 60"));
    definition = Await.result(printed);
    channel = Grpc.newChannelBuilder(field("address"), InsecureChannelCredentials.create()).build();
    client = new WorkflowServiceClient(channel);
  }

  @AfterEach
  void close() {
    channel.shutdownNow();
    child.close();
  }

  private String field(String name) {
    Matcher field = Pattern.compile("(?:^|;)" + name + "=([^;]*)").matcher(definition);
    assertTrue(field.find(), name);
    return field.group(1);
  }

  private String call(String method, String request) {
    MethodDescriptor<StringValue, StringValue> descriptor =
        MethodDescriptor.newBuilder(
                ProtoUtils.marshaller(StringValue.getDefaultInstance()),
                ProtoUtils.marshaller(StringValue.getDefaultInstance()))
            .setType(MethodDescriptor.MethodType.UNARY)
            .setFullMethodName(method)
            .build();
    return ClientCalls.blockingUnaryCall(
            channel, descriptor, CallOptions.DEFAULT, StringValue.of(request))
        .getValue();
  }

  private static void assertRefused(String why, Executable call) {
    StatusRuntimeException e = assertThrows(StatusRuntimeException.class, call);
    assertEquals(Code.UNAUTHENTICATED, e.getStatus().getCode(), e.getMessage());
    assertTrue(e.getMessage().contains(why), e.getMessage());
  }

  private static Metadata token(String token) {
    Metadata headers = new Metadata();
    headers.put(TOKEN, token);
    return headers;
  }

  @Test
  void withoutATokenNothingIsAnswered() {
    String why = "a call without the session's token";
    assertRefused(why, () -> client.getWorkflow(GetWorkflowRequest.getDefaultInstance()));
    assertRefused(why, () -> client.writeLog(List.of(LogLine.getDefaultInstance())));
    assertRefused(why, () -> client.readInput(ReadInputRequest.getDefaultInstance(), item -> {}));
    try (BidiStream<ActionEvent, ?> stream = client.report()) {
      assertRefused(why, stream::receive);
    }
    assertRefused(why, () -> call("nobody.v1.NobodyService/Ask", ""));
    assertRefused(why, () -> call("grpc.reflection.v1.ServerReflection/ServerReflectionInfo", ""));
    assertRefused(why, () -> call("tandem.ipc.v1.SessionService/Beat", ""));
    assertEquals(List.of(), handler.log);
  }

  @Test
  void aWrongTokenIsNone() {
    WorkflowServiceClient guessing = client.withHeaders(token("x".repeat(43)));
    assertRefused(
        "the session's token", () -> guessing.getWorkflow(GetWorkflowRequest.getDefaultInstance()));
    assertRefused(
        "the session's token",
        () ->
            client
                .withHeaders(token(field("secret")))
                .getWorkflow(GetWorkflowRequest.getDefaultInstance()));
  }

  @Test
  void theSecretWorksOnceAndWrongOnesDoNotUseItUp() {
    try (Logged logged = Logged.of("dev.tandem.runtime.ipc")) {
      assertRefused("a wrong secret", () -> call(OPEN, "x".repeat(43)));
      assertRefused("a wrong secret", () -> call(OPEN, ""));
      assertRefused("a wrong secret", () -> call(OPEN, field("secret") + "x"));
      assertEquals(1, logged.count("another process has found the port of a child"));

      String token = call(OPEN, field("secret"));
      client.withHeaders(token(token)).getWorkflow(GetWorkflowRequest.getDefaultInstance());

      assertRefused("the secret has been used already", () -> call(OPEN, field("secret")));
      assertEquals(1, logged.count("used a second time"));
      client.withHeaders(token(token)).getWorkflow(GetWorkflowRequest.getDefaultInstance());
      StatusRuntimeException e =
          assertThrows(
              RpcException.class,
              () ->
                  client
                      .withHeaders(token(token))
                      .readInput(ReadInputRequest.newBuilder().build(), i -> {}));
      assertEquals(Code.UNIMPLEMENTED, e.getStatus().getCode());
      assertFalse(logged.text().contains(token), "no secrets in the log");
      assertFalse(logged.text().contains(field("secret")), "no secrets in the log");
    }
  }

  @Test
  void otherAddressesOfTheMachineDoNotListen() throws IOException {
    int port = Integer.parseInt(field("address").replaceFirst(".*:", ""));
    List<InetAddress> others =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> !address.isLoopbackAddress())
            .toList();
    for (InetAddress other : others) {
      assertThrows(ConnectException.class, () -> new Socket(other, port).close(), other + "");
    }
    new Socket("127.0.0.1", port).close();
  }
}
