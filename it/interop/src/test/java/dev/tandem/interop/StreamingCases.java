package dev.tandem.interop;

import static dev.tandem.interop.Requests.RESPONSE_SIZES;
import static dev.tandem.interop.Requests.assertZeros;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.tandem.runtime.BidiStream;
import dev.tandem.runtime.ClientStream;
import dev.tandem.runtime.ServerStream;
import io.grpc.testing.integration.Messages.StreamingInputCallRequest;
import io.grpc.testing.integration.Messages.StreamingInputCallResponse;
import io.grpc.testing.integration.Messages.StreamingOutputCallRequest;
import io.grpc.testing.integration.Messages.StreamingOutputCallResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Streams of requests, of responses, of both. */
final class StreamingCases {
  private StreamingCases() {}

  static void client(Peer peer) {
    try (ClientStream<StreamingInputCallRequest, StreamingInputCallResponse> call =
        peer.client().streamingInputCall()) {
      Requests.inputs().forEach(call::send);
      assertEquals(74922, call.finish().getAggregatedPayloadSize());
    }
  }

  static void server(Peer peer) {
    try (ServerStream<StreamingOutputCallResponse> responses =
        peer.client().streamingOutputCall(Requests.output(RESPONSE_SIZES))) {
      assertResponses(responses.stream().toList());
    }
  }

  static void assertResponses(List<StreamingOutputCallResponse> responses) {
    assertEquals(RESPONSE_SIZES.size(), responses.size());
    for (int i = 0; i < responses.size(); i++) {
      assertZeros(RESPONSE_SIZES.get(i), responses.get(i).getPayload());
    }
  }

  static void pingPong(Peer peer) {
    List<StreamingOutputCallRequest> requests = Requests.dialogue();
    try (BidiStream<StreamingOutputCallRequest, StreamingOutputCallResponse> call =
        peer.client().fullDuplexCall()) {
      for (int i = 0; i < requests.size(); i++) {
        call.send(requests.get(i));
        @Nullable StreamingOutputCallResponse response = call.receive();
        assertNotNull(response);
        assertZeros(RESPONSE_SIZES.get(i), response.getPayload());
      }
      call.finishSending();
      assertNull(call.receive());
    }
  }

  static void empty(Peer peer) {
    try (BidiStream<StreamingOutputCallRequest, StreamingOutputCallResponse> call =
        peer.client().fullDuplexCall()) {
      call.finishSending();
      assertNull(call.receive());
    }
  }
}
