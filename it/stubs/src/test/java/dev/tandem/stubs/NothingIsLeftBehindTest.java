package dev.tandem.stubs;

import static org.junit.jupiter.api.Assertions.assertThrows;

import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.Rectangle;
import com.example.routeguide.RouteGuide;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import com.example.routeguide.RouteNote;
import com.example.routeguide.RouteSummary;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.Sender;
import dev.tandem.runtime.ServerStream;
import java.util.function.Consumer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A channel that is shut down terminates when its last call is done, so one that does not has a
 * call that was never cleaned up. grpc-java gives work to a call's executor even after its end.
 */
@Timeout(120)
class NothingIsLeftBehindTest {

  /** Refuses at once, while the caller still sends. */
  private static final class Refusing implements RouteGuide {
    @Override
    public Feature getFeature(Point request) {
      throw new RpcException.InvalidArgument("no");
    }

    @Override
    public RouteSummary recordRoute(Receiver<Point> requests) {
      throw new RpcException.InvalidArgument("no");
    }

    @Override
    public void routeChat(Receiver<RouteNote> requests, Sender<RouteNote> responses) {
      throw new RpcException.InvalidArgument("no");
    }

    @Override
    public void listFeatures(Rectangle request, Sender<Feature> responses) {
      while (true) {
        responses.send(Messages.feature(1));
      }
    }
  }

  /** How a call can end. */
  enum Ending {
    REFUSED_UNARY(client -> client.getFeature(Messages.point(1))),
    REFUSED_STREAM(client -> client.recordRoute(Messages.points(3))),
    REFUSED_RECEIVER(client -> client.recordRoute(Receiver.of(Messages.points(3)))),
    REFUSED_CHAT(client -> client.routeChat(Receiver.of(Messages.note("a")), note -> {})),
    CLOSED_EARLY(NothingIsLeftBehindTest::closeEarly),
    SENDER_THROWS(
        client ->
            client.listFeatures(
                Messages.AREA,
                feature -> {
                  throw new RpcException.Aborted("mine");
                }));

    private final Consumer<RouteGuideClient> call;

    Ending(Consumer<RouteGuideClient> call) {
      this.call = call;
    }
  }

  private static void closeEarly(RouteGuideClient client) {
    try (ServerStream<Feature> features = client.listFeatures(Messages.AREA)) {
      features.receive();
    }
    throw new RpcException.Aborted("as the others");
  }

  @ParameterizedTest
  @CsvSource({
    "NETTY, REFUSED_UNARY", "NETTY, REFUSED_STREAM", "NETTY, REFUSED_RECEIVER",
    "NETTY, REFUSED_CHAT", "NETTY, CLOSED_EARLY", "NETTY, SENDER_THROWS",
    "IN_PROCESS, REFUSED_STREAM", "IN_PROCESS, REFUSED_CHAT", "IN_PROCESS, CLOSED_EARLY"
  })
  void channelTerminates(Transport transport, Ending ending) {
    for (int round = 0; round < 20; round++) {
      try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(new Refusing()))) {
        RouteGuideClient client = new RouteGuideClient(wire.channel());
        for (int i = 0; i < 20; i++) {
          assertThrows(RpcException.class, () -> ending.call.accept(client));
        }
        wire.shutdownAndAwaitChannel();
      }
    }
  }
}
