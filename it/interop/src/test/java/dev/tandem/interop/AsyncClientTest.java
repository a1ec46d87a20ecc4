package dev.tandem.interop;

import static dev.tandem.interop.Requests.LARGE_RESPONSE;
import static dev.tandem.interop.Requests.RESPONSE_SIZES;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.grpc.testing.integration.Messages.SimpleResponse;
import io.grpc.testing.integration.Messages.StreamingInputCallRequest;
import io.grpc.testing.integration.Messages.StreamingInputCallResponse;
import io.grpc.testing.integration.Messages.StreamingOutputCallRequest;
import io.grpc.testing.integration.Messages.StreamingOutputCallResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our asynchronous client against the same servers: the case of each pattern of rpc. */
@Timeout(60)
class AsyncClientTest {
  private static Peers peers;

  @BeforeAll
  static void startServers() throws IOException {
    peers = Peers.start();
  }

  @AfterAll
  static void stopServers() {
    peers.close();
  }

  static Set<Pairing> pairings() {
    return Pairing.ofOurClient();
  }

  @ParameterizedTest
  @MethodSource("pairings")
  void largeUnary(Pairing pairing) throws Exception {
    CompletableFuture<SimpleResponse> response =
        peers.of(pairing).asyncClient().unaryCall(Requests.large().build());
    Requests.assertZeros(LARGE_RESPONSE, response.get(30, TimeUnit.SECONDS).getPayload());
  }

  @ParameterizedTest
  @MethodSource("pairings")
  void serverStreaming(Pairing pairing) throws Exception {
    StreamingOutputCallRequest request = Requests.output(RESPONSE_SIZES);
    Flow.Publisher<StreamingOutputCallResponse> responses =
        peers.of(pairing).asyncClient().streamingOutputCall(request);
    StreamingCases.assertResponses(CollectingSubscriber.of(responses, count -> {}).all());
  }

  @ParameterizedTest
  @MethodSource("pairings")
  void clientStreaming(Pairing pairing) throws Exception {
    SubmissionPublisher<StreamingInputCallRequest> requests = new SubmissionPublisher<>();
    CompletableFuture<StreamingInputCallResponse> response =
        peers.of(pairing).asyncClient().streamingInputCall(requests);
    Requests.inputs().forEach(requests::submit);
    requests.close();
    assertEquals(74922, response.get(30, TimeUnit.SECONDS).getAggregatedPayloadSize());
  }

  @ParameterizedTest
  @MethodSource("pairings")
  void pingPong(Pairing pairing) throws Exception {
    List<StreamingOutputCallRequest> dialogue = Requests.dialogue();
    SubmissionPublisher<StreamingOutputCallRequest> requests = new SubmissionPublisher<>();
    Flow.Publisher<StreamingOutputCallResponse> responses =
        peers.of(pairing).asyncClient().fullDuplexCall(requests);
    CollectingSubscriber<StreamingOutputCallResponse> subscriber =
        CollectingSubscriber.of(
            responses,
            count -> {
              if (count < dialogue.size()) {
                requests.submit(dialogue.get(count));
              } else {
                requests.close();
              }
            });
    requests.submit(dialogue.get(0)); // The call has subscribed: it keeps nothing before that.
    StreamingCases.assertResponses(subscriber.all());
  }
}
