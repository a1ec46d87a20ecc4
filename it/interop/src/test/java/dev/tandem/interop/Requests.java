package dev.tandem.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.grpc.testing.integration.Messages.BoolValue;
import io.grpc.testing.integration.Messages.Payload;
import io.grpc.testing.integration.Messages.ResponseParameters;
import io.grpc.testing.integration.Messages.SimpleRequest;
import io.grpc.testing.integration.Messages.StreamingInputCallRequest;
import io.grpc.testing.integration.Messages.StreamingOutputCallRequest;
import java.util.ArrayList;
import java.util.List;

/** The requests that several cases send, and what they expect of the answers. */
final class Requests {
  static final int LARGE_REQUEST = 271828;
  static final int LARGE_RESPONSE = 314159;

  /** The sizes that a stream of requests has, and those of its responses. */
  static final List<Integer> REQUEST_SIZES = List.of(27182, 8, 1828, 45904);

  static final List<Integer> RESPONSE_SIZES = List.of(31415, 9, 2653, 58979);

  private Requests() {}

  static SimpleRequest.Builder large() {
    return SimpleRequest.newBuilder()
        .setResponseSize(LARGE_RESPONSE)
        .setPayload(Payloads.zeros(LARGE_REQUEST));
  }

  static StreamingInputCallRequest input(int size) {
    return StreamingInputCallRequest.newBuilder().setPayload(Payloads.zeros(size)).build();
  }

  static List<StreamingInputCallRequest> inputs() {
    return REQUEST_SIZES.stream().map(Requests::input).toList();
  }

  static StreamingOutputCallRequest output(List<Integer> responseSizes) {
    StreamingOutputCallRequest.Builder request = StreamingOutputCallRequest.newBuilder();
    responseSizes.forEach(
        size -> request.addResponseParameters(ResponseParameters.newBuilder().setSize(size)));
    return request.build();
  }

  /** Gives the requests of a dialogue: each asks for one response. */
  static List<StreamingOutputCallRequest> dialogue() {
    List<StreamingOutputCallRequest> requests = new ArrayList<>();
    for (int i = 0; i < REQUEST_SIZES.size(); i++) {
      requests.add(
          output(List.of(RESPONSE_SIZES.get(i))).toBuilder()
              .setPayload(Payloads.zeros(REQUEST_SIZES.get(i)))
              .build());
    }
    return requests;
  }

  static BoolValue yes(boolean value) {
    return BoolValue.newBuilder().setValue(value).build();
  }

  static void assertZeros(int size, Payload payload) {
    assertEquals(Payloads.zeros(size), payload);
  }
}
