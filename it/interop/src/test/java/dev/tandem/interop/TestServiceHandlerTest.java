package dev.tandem.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import io.grpc.testing.integration.Messages.Payload;
import io.grpc.testing.integration.Messages.SimpleRequest;
import io.grpc.testing.integration.Messages.StreamingOutputCallRequest;
import io.grpc.testing.integration.Messages.StreamingOutputCallResponse;
import io.grpc.testing.integration.TestServiceClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the service has to do, but no case checks. */
@Timeout(60)
class TestServiceHandlerTest {
  private static final Metadata.Key<String> CACHE_CONTROL =
      Metadata.Key.of("cache-control", Metadata.ASCII_STRING_MARSHALLER);

  private static Peer peer;

  @BeforeAll
  static void startServer() throws IOException {
    peer = Peer.start(Pairing.TANDEM_TO_TANDEM);
  }

  @AfterAll
  static void stopServer() {
    peer.close();
  }

  @Test
  void halfDuplexCallAnswersWhenAllIsSaid() {
    List<StreamingOutputCallResponse> responses = new ArrayList<>();
    StreamingOutputCallRequest request = Requests.output(List.of(50, 100, 150, 200));
    try (var call = peer.client().halfDuplexCall()) {
      for (int i = 0; i < 10; i++) {
        call.send(request);
      }
      call.finishSending();
      call.forEach(responses::add);
    }
    assertEquals(40, responses.size());
    for (int i = 0; i < responses.size(); i++) {
      Requests.assertZeros(50 * (i % 4 + 1), responses.get(i).getPayload());
    }
  }

  @Test
  void cacheableUnaryCallMayBeCachedForAMinute() {
    AtomicReference<Metadata> headers = new AtomicReference<>();
    TestServiceClient client =
        peer.client()
            .withInterceptors(
                MetadataUtils.newCaptureMetadataInterceptor(headers, new AtomicReference<>()));
    Payload first = client.cacheableUnaryCall(SimpleRequest.getDefaultInstance()).getPayload();
    assertEquals("max-age=60, public", headers.get().get(CACHE_CONTROL));
    Payload second = client.cacheableUnaryCall(SimpleRequest.getDefaultInstance()).getPayload();
    assertNotEquals(first, second);
  }
}
