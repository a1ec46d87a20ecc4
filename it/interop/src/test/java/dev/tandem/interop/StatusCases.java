package dev.tandem.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tandem.runtime.BidiStream;
import dev.tandem.runtime.RpcException;
import io.grpc.testing.integration.EmptyProtos.Empty;
import io.grpc.testing.integration.Messages.EchoStatus;
import io.grpc.testing.integration.Messages.SimpleRequest;
import io.grpc.testing.integration.Messages.StreamingOutputCallRequest;
import io.grpc.testing.integration.Messages.StreamingOutputCallResponse;
import io.grpc.testing.integration.UnimplementedServiceClient;

/** Calls that fail on the server, with the code and the message that it gave. */
final class StatusCases {
  private static final String SPECIAL =
      "\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈\t\n";

  private StatusCases() {}

  static void codeAndMessage(Peer peer) {
    EchoStatus status = unknown("test status message");
    assertUnaryFails(peer, status);
    try (BidiStream<StreamingOutputCallRequest, StreamingOutputCallResponse> call =
        peer.client().fullDuplexCall()) {
      call.send(StreamingOutputCallRequest.newBuilder().setResponseStatus(status).build());
      call.finishSending();
      assertMessage(status, assertThrows(RpcException.Unknown.class, call::receive));
    }
  }

  static void specialMessage(Peer peer) {
    assertUnaryFails(peer, unknown(SPECIAL));
  }

  static void unimplementedMethod(Peer peer) {
    assertThrows(
        RpcException.Unimplemented.class,
        () -> peer.client().unimplementedCall(Empty.getDefaultInstance()));
  }

  static void unimplementedService(Peer peer) {
    UnimplementedServiceClient client = new UnimplementedServiceClient(peer.channel());
    assertThrows(
        RpcException.Unimplemented.class,
        () -> client.unimplementedCall(Empty.getDefaultInstance()));
  }

  private static EchoStatus unknown(String message) {
    return EchoStatus.newBuilder().setCode(2).setMessage(message).build();
  }

  private static void assertUnaryFails(Peer peer, EchoStatus status) {
    SimpleRequest request = SimpleRequest.newBuilder().setResponseStatus(status).build();
    assertMessage(
        status, assertThrows(RpcException.Unknown.class, () -> peer.client().unaryCall(request)));
  }

  private static void assertMessage(EchoStatus expected, RpcException failure) {
    assertEquals(expected.getMessage(), failure.getStatus().getDescription());
  }
}
