package dev.tandem.interop;

import static dev.tandem.interop.Requests.LARGE_REQUEST;
import static dev.tandem.interop.Requests.LARGE_RESPONSE;
import static dev.tandem.interop.Requests.assertZeros;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tandem.runtime.BidiStream;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import io.grpc.testing.integration.Messages.StreamingOutputCallRequest;
import io.grpc.testing.integration.Messages.StreamingOutputCallResponse;
import io.grpc.testing.integration.TestServiceClient;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Headers that come back as headers, and as trailers. */
final class MetadataCases {
  private static final String INITIAL = "test_initial_metadata_value";
  private static final byte[] TRAILING = {(byte) 0xab, (byte) 0xab, (byte) 0xab};

  private MetadataCases() {}

  static void custom(Peer peer) {
    Metadata sent = new Metadata();
    sent.put(EchoedMetadata.INITIAL, INITIAL);
    sent.put(EchoedMetadata.TRAILING, TRAILING);
    unary(peer.client().withHeaders(sent));
    fullDuplex(peer.client().withHeaders(sent));
  }

  private static void unary(TestServiceClient client) {
    AtomicReference<Metadata> headers = new AtomicReference<>();
    AtomicReference<Metadata> trailers = new AtomicReference<>();
    UnaryCases.large(
        client.withInterceptors(MetadataUtils.newCaptureMetadataInterceptor(headers, trailers)));
    assertEchoed(headers.get(), trailers.get());
  }

  private static void fullDuplex(TestServiceClient client) {
    try (BidiStream<StreamingOutputCallRequest, StreamingOutputCallResponse> call =
        client.fullDuplexCall()) {
      call.send(
          Requests.output(List.of(LARGE_RESPONSE)).toBuilder()
              .setPayload(Payloads.zeros(LARGE_REQUEST))
              .build());
      call.finishSending();
      List<StreamingOutputCallResponse> responses = call.stream().toList();
      assertEquals(1, responses.size());
      assertZeros(LARGE_RESPONSE, responses.get(0).getPayload());
      assertEchoed(call.headers(), call.trailers());
    }
  }

  private static void assertEchoed(Metadata headers, Metadata trailers) {
    assertEquals(INITIAL, headers.get(EchoedMetadata.INITIAL));
    assertArrayEquals(TRAILING, trailers.get(EchoedMetadata.TRAILING));
  }
}
