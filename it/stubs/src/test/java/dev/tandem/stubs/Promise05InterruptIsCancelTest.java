package dev.tandem.stubs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.routeguide.Point;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import com.example.routeguide.RouteSummary;
import dev.tandem.runtime.ClientStream;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.RpcException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Promise 5: an interrupted blocking call cancels its rpc, restores the flag and throws {@code
 * RpcException.Cancelled}.
 */
@Timeout(60)
class Promise05InterruptIsCancelTest {

  /** What a thread can be blocked in. */
  enum Blocked {
    UNARY(client -> client.getFeature(Messages.point(1))),
    RECEIVE(client -> client.routeChat().receive()),
    HAS_NEXT(client -> client.routeChat().iterator().hasNext()),
    HEADERS(client -> client.routeChat().headers()),
    FINISH(client -> client.recordRoute().finish()),
    SEND(Promise05InterruptIsCancelTest::sendWithoutEnd),
    SEND_ALL(
        client ->
            client.recordRoute(
                Stream.generate(() -> Messages.point(1)).limit(1_000_000)::iterator)),
    RECEIVER_FORM(client -> client.recordRoute(Receiver.of(Messages.points(10)))),
    SENDER_FORM(client -> client.routeChat(Receiver.of(Messages.note("a")), note -> {}));

    private final Consumer<RouteGuideClient> call;

    Blocked(Consumer<RouteGuideClient> call) {
      this.call = call;
    }
  }

  private static void sendWithoutEnd(RouteGuideClient client) {
    ClientStream<Point, RouteSummary> route = client.recordRoute();
    while (true) {
      route.send(Messages.point(1));
    }
  }

  static Stream<Arguments> everyWay() {
    return Stream.of(Transport.values())
        .flatMap(t -> Stream.of(Blocked.values()).map(b -> Arguments.of(t, b)));
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void whileBlocked(Transport transport, Blocked blocked) {
    EndlessGuide guide = new EndlessGuide();
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(guide))) {
      RouteGuideClient client = new RouteGuideClient(wire.channel());
      CompletableFuture<RpcException> thrown = new CompletableFuture<>();
      CompletableFuture<Boolean> flag = new CompletableFuture<>();
      Thread caller =
          new Thread(
              () -> {
                try {
                  blocked.call.accept(client);
                } catch (RpcException e) {
                  thrown.complete(e);
                }
                flag.complete(Thread.currentThread().isInterrupted());
              },
              "caller");
      caller.start();
      Await.latch("the handler runs", guide.started);
      Await.blocked(caller);
      caller.interrupt();

      RpcException e = Await.result(thrown);
      assertInstanceOf(RpcException.Cancelled.class, e);
      assertInstanceOf(InterruptedException.class, e.getCause());
      assertTrue(Await.result(flag), "the flag is restored");
      Await.result(guide.ended);
    }
  }

  @ParameterizedTest
  @EnumSource
  void beforeTheCall(Transport transport) {
    CallCounter counter = new CallCounter();
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(new Guide()))) {
      RouteGuideClient client = new RouteGuideClient(wire.channel()).withInterceptors(counter);
      Thread.currentThread().interrupt();
      RpcException.Cancelled thrown = null;
      try {
        client.getFeature(Messages.point(1));
      } catch (RpcException.Cancelled e) {
        thrown = e;
      }
      assertTrue(Thread.interrupted(), "the flag stays");
      assertInstanceOf(RpcException.Cancelled.class, thrown);
      assertEquals(0, counter.started.get(), "nothing was sent");
    }
  }
}
