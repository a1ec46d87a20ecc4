package dev.tandem.interop;

import static dev.tandem.interop.Requests.LARGE_RESPONSE;
import static dev.tandem.interop.Requests.assertZeros;
import static dev.tandem.interop.Requests.yes;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tandem.runtime.ServerStream;
import io.grpc.testing.integration.Messages.ResponseParameters;
import io.grpc.testing.integration.Messages.SimpleRequest;
import io.grpc.testing.integration.Messages.StreamingOutputCallRequest;
import io.grpc.testing.integration.Messages.StreamingOutputCallResponse;
import io.grpc.testing.integration.TestServiceClient;
import java.util.List;

/** Responses that the client asks to be compressed, and others. */
final class ResponseCompressionCases {
  private ResponseCompressionCases() {}

  static void unary(Peer peer) {
    WireFlags flags = new WireFlags();
    TestServiceClient client = peer.client().withInterceptors(flags);
    for (boolean compressed : List.of(true, false)) {
      SimpleRequest request = Requests.large().setResponseCompressed(yes(compressed)).build();
      assertZeros(LARGE_RESPONSE, client.unaryCall(request).getPayload());
    }
    assertEquals(List.of(true, false), flags.responses());
  }

  static void streaming(Peer peer) {
    WireFlags flags = new WireFlags();
    StreamingOutputCallRequest request =
        StreamingOutputCallRequest.newBuilder()
            .addResponseParameters(response(31415, true))
            .addResponseParameters(response(92653, false))
            .build();
    try (ServerStream<StreamingOutputCallResponse> call =
        peer.client().withInterceptors(flags).streamingOutputCall(request)) {
      List<StreamingOutputCallResponse> responses = call.stream().toList();
      assertEquals(2, responses.size());
      assertZeros(31415, responses.get(0).getPayload());
      assertZeros(92653, responses.get(1).getPayload());
    }
    assertEquals(List.of(true, false), flags.responses());
  }

  private static ResponseParameters response(int size, boolean compressed) {
    return ResponseParameters.newBuilder().setSize(size).setCompressed(yes(compressed)).build();
  }
}
