package dev.tandem.stubs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.Rectangle;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import dev.tandem.runtime.CallContext;
import dev.tandem.runtime.Sender;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A thread beside the handler's sends the headers, slowly, while the handler answers. */
@Timeout(60)
class HeadersBesideReplyTest {

  /** Has headers wait until the thread of the handler does, and keeps what was sent. */
  private static final class SlowHeaders implements ServerInterceptor {
    final List<String> sent = new CopyOnWriteArrayList<>();
    final CountDownLatch begun = new CountDownLatch(1);
    final AtomicReference<Thread> handler = new AtomicReference<>();

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
      return next.startCall(
          new SimpleForwardingServerCall<>(call) {
            @Override
            public void sendHeaders(Metadata headers) {
              begun.countDown();
              Await.blocked(handler.get());
              sent.add("headers");
              super.sendHeaders(headers);
            }

            @Override
            public void sendMessage(R message) {
              sent.add("message");
              super.sendMessage(message);
            }
          },
          headers);
    }
  }

  /** Gives way to a thread that sends headers, and then answers beside it. */
  private static final class SendsHeadersBeside extends Guide {
    private final SlowHeaders headers;

    SendsHeadersBeside(SlowHeaders headers) {
      this.headers = headers;
    }

    private void sendHeadersBeside() {
      headers.handler.set(Thread.currentThread());
      CallContext context = CallContext.current();
      new Thread(context::sendHeaders).start();
      Await.latch("headers are being sent", headers.begun);
    }

    @Override
    public Feature getFeature(Point request) {
      sendHeadersBeside();
      return super.getFeature(request);
    }

    @Override
    public void listFeatures(Rectangle request, Sender<Feature> responses) {
      sendHeadersBeside();
      responses.send(Messages.feature(1));
    }
  }

  private static void assertWaits(Transport transport, Consumer<RouteGuideClient> call) {
    SlowHeaders headers = new SlowHeaders();
    try (Wire wire =
        Wire.open(transport, RouteGuideRpc.bind(new SendsHeadersBeside(headers)), headers)) {
      call.accept(new RouteGuideClient(wire.channel()));
      assertEquals(List.of("headers", "message"), headers.sent);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theOnlyResponseWaitsForThem(Transport transport) {
    assertWaits(transport, client -> client.getFeature(Messages.point(1)));
  }

  @ParameterizedTest
  @EnumSource
  void aStreamOfResponsesWaitsForThem(Transport transport) {
    assertWaits(transport, client -> client.listFeatures(Messages.AREA).forEach(feature -> {}));
  }
}
