package dev.tandem.interop;

import static dev.tandem.interop.Requests.yes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tandem.runtime.ClientStream;
import dev.tandem.runtime.RpcException;
import io.grpc.testing.integration.Messages.SimpleRequest;
import io.grpc.testing.integration.Messages.StreamingInputCallRequest;
import io.grpc.testing.integration.Messages.StreamingInputCallResponse;
import io.grpc.testing.integration.TestServiceClient;
import java.util.List;

/**
 * Requests that are compressed, and requests that are not. The probe is a request that says of
 * itself that it is compressed, but isn't: a server that can tell refuses it.
 */
final class RequestCompressionCases {
  private static final SimpleRequest COMPRESSED =
      Requests.large().setExpectCompressed(yes(true)).build();
  private static final SimpleRequest PLAIN =
      Requests.large().setExpectCompressed(yes(false)).build();

  private RequestCompressionCases() {}

  static void unary(Peer peer) {
    assertThrows(RpcException.InvalidArgument.class, () -> peer.client().unaryCall(COMPRESSED));
    unaryUnprobed(peer);
  }

  static void unaryUnprobed(Peer peer) {
    WireFlags flags = new WireFlags();
    TestServiceClient client = peer.client().withInterceptors(flags);
    assertAnswered(client.withCompression("gzip"), COMPRESSED);
    assertAnswered(client, PLAIN);
    assertEquals(List.of(true, false), flags.requests());
  }

  private static void assertAnswered(TestServiceClient client, SimpleRequest request) {
    Requests.assertZeros(Requests.LARGE_RESPONSE, client.unaryCall(request).getPayload());
  }

  static void streaming(Peer peer) {
    try (ClientStream<StreamingInputCallRequest, StreamingInputCallResponse> call =
        peer.client().streamingInputCall()) {
      call.send(input(27182, true));
      assertThrows(RpcException.InvalidArgument.class, call::finish);
    }
    streamingUnprobed(peer);
  }

  static void streamingUnprobed(Peer peer) {
    WireFlags flags = new WireFlags();
    TestServiceClient client =
        peer.client().withCompression("gzip").withInterceptors(new CompressAsExpected(), flags);
    try (ClientStream<StreamingInputCallRequest, StreamingInputCallResponse> call =
        client.streamingInputCall()) {
      call.send(input(27182, true));
      call.send(input(45904, false));
      assertEquals(73086, call.finish().getAggregatedPayloadSize());
    }
    assertEquals(List.of(true, false), flags.requests());
  }

  private static StreamingInputCallRequest input(int size, boolean compressed) {
    return Requests.input(size).toBuilder().setExpectCompressed(yes(compressed)).build();
  }
}
