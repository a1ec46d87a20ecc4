package dev.tandem.stubs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import com.example.routeguide.RouteNote;
import dev.tandem.runtime.BidiStream;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.Sender;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** grpc-java's retries: another attempt does not wait for the caller to come back to its stream. */
@Timeout(60)
class RetryTest {
  private static final Map<String, ?> CONFIG =
      Map.of(
          "methodConfig",
          List.of(
              Map.of(
                  "name",
                  List.of(Map.of()),
                  "retryPolicy",
                  Map.of(
                      "maxAttempts",
                      3.0,
                      "initialBackoff",
                      "0.05s",
                      "maxBackoff",
                      "0.1s",
                      "backoffMultiplier",
                      1.0,
                      "retryableStatusCodes",
                      List.of("UNAVAILABLE")))));

  @ParameterizedTest
  @EnumSource
  void secondAttemptWhileTheCallerWaitsElsewhere(Transport transport) throws IOException {
    CountDownLatch second = new CountDownLatch(1);
    AtomicInteger attempts = new AtomicInteger();
    Guide guide =
        new Guide() {
          @Override
          public void routeChat(Receiver<RouteNote> requests, Sender<RouteNote> responses) {
            if (attempts.incrementAndGet() == 1) {
              throw new RpcException.Unavailable("try again");
            }
            second.countDown();
            super.routeChat(requests, responses);
          }
        };
    Server server = transport.server().addService(RouteGuideRpc.bind(guide)).build().start();
    ManagedChannel channel =
        transport.channelTo(server).defaultServiceConfig(CONFIG).enableRetry().build();
    try (BidiStream<RouteNote, RouteNote> chat = new RouteGuideClient(channel).routeChat()) {
      chat.send(Messages.note("a"));
      Await.latch("the second attempt reaches the server", second);
      assertEquals(Messages.note("a"), chat.receive());
      assertEquals(2, attempts.get());
    } finally {
      channel.shutdownNow();
      server.shutdownNow();
    }
  }
}
