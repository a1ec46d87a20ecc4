package dev.tandem.interop;

import static dev.tandem.interop.Requests.RESPONSE_SIZES;
import static dev.tandem.interop.Requests.assertZeros;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tandem.runtime.BidiStream;
import dev.tandem.runtime.ClientStream;
import dev.tandem.runtime.RpcException;
import io.grpc.testing.integration.Messages.StreamingInputCallRequest;
import io.grpc.testing.integration.Messages.StreamingInputCallResponse;
import io.grpc.testing.integration.Messages.StreamingOutputCallRequest;
import io.grpc.testing.integration.Messages.StreamingOutputCallResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Calls that the client gives up. */
final class CancellationCases {
  private CancellationCases() {}

  static void afterBegin(Peer peer) {
    ClientStream<StreamingInputCallRequest, StreamingInputCallResponse> call =
        peer.client().streamingInputCall();
    call.close();
    assertThrows(RpcException.Cancelled.class, call::finish);
  }

  static void afterFirstResponse(Peer peer) {
    BidiStream<StreamingOutputCallRequest, StreamingOutputCallResponse> call =
        peer.client().fullDuplexCall();
    call.send(Requests.dialogue().get(0));
    @Nullable StreamingOutputCallResponse response = call.receive();
    assertNotNull(response);
    assertZeros(RESPONSE_SIZES.get(0), response.getPayload());
    call.close();
    assertThrows(RpcException.Cancelled.class, call::receive);
  }

  static void timeoutOnSleepingServer(Peer peer) {
    StreamingOutputCallRequest request =
        StreamingOutputCallRequest.newBuilder().setPayload(Payloads.zeros(27182)).build();
    try (BidiStream<StreamingOutputCallRequest, StreamingOutputCallResponse> call =
        peer.client().withTimeout(Duration.ofMillis(1)).fullDuplexCall()) {
      assertThrows(
          RpcException.DeadlineExceeded.class,
          () -> {
            call.send(request); // Here already, if this machine is slow.
            call.receive();
          });
    }
  }
}
