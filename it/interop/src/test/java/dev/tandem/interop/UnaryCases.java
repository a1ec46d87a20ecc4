package dev.tandem.interop;

import static dev.tandem.interop.Requests.LARGE_RESPONSE;
import static dev.tandem.interop.Requests.assertZeros;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.grpc.testing.integration.EmptyProtos.Empty;
import io.grpc.testing.integration.Messages.SimpleRequest;
import io.grpc.testing.integration.TestServiceClient;

/** One request, one response. */
final class UnaryCases {
  private static final int TEN_MEBIBYTES = 10 << 20;

  private UnaryCases() {}

  static void empty(Peer peer) {
    assertEquals(Empty.getDefaultInstance(), peer.client().emptyCall(Empty.getDefaultInstance()));
  }

  static void large(Peer peer) {
    large(peer.client());
  }

  static void large(TestServiceClient client) {
    assertZeros(LARGE_RESPONSE, client.unaryCall(Requests.large().build()).getPayload());
  }

  static void veryLarge(Peer peer) {
    SimpleRequest request =
        SimpleRequest.newBuilder()
            .setResponseSize(10)
            .setPayload(Payloads.zeros(TEN_MEBIBYTES))
            .build();
    assertZeros(10, peer.client().unaryCall(request).getPayload());
  }

  static void pickFirst(Peer peer) {
    SimpleRequest request = SimpleRequest.newBuilder().setFillServerId(true).build();
    String first = peer.client().unaryCall(request).getServerId();
    for (int i = 0; i < 100; i++) {
      assertEquals(first, peer.client().unaryCall(request).getServerId());
    }
  }
}
