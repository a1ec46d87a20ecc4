package dev.tandem.stubs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.Rectangle;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import com.example.routeguide.RouteSummary;
import dev.tandem.runtime.CallContext;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.Sender;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Interceptors of servers that throw, or cancel: nobody waits for ever. */
@Timeout(60)
class InterceptorFaultsTest {
  private static final IllegalStateException MINE = new IllegalStateException("mine");

  /** Throws in one of the methods of a server's call, the first time. */
  private record ServerThrows(String method) implements ServerInterceptor {
    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, R> call, Metadata metadata, ServerCallHandler<Q, R> next) {
      return next.startCall(
          new SimpleForwardingServerCall<Q, R>(call) {
            private boolean thrown;

            private void in(String name) {
              if (name.equals(method) && !thrown) {
                thrown = true;
                throw MINE;
              }
            }

            @Override
            public void sendHeaders(Metadata headers) {
              in("sendHeaders");
              super.sendHeaders(headers);
            }

            @Override
            public void close(Status status, Metadata trailers) {
              in("close");
              super.close(status, trailers);
            }
          },
          metadata);
    }
  }

  @ParameterizedTest
  @EnumSource
  void serverThatCannotClose(Transport transport) {
    Guide guide =
        new Guide() {
          @Override
          public void listFeatures(Rectangle request, Sender<Feature> responses) {
            CallContext.current()
                .responseHeaders()
                .put(Metadata.Key.of("k", Metadata.ASCII_STRING_MARSHALLER), "v");
          }
        };
    for (String method : List.of("close", "sendHeaders")) {
      try (LogCapture log = LogCapture.of("dev.tandem.runtime.server.IncomingCall");
          Wire wire = Wire.open(transport, RouteGuideRpc.bind(guide), new ServerThrows(method))) {
        RouteGuideClient client = new RouteGuideClient(wire.channel());
        RpcException e =
            assertThrows(
                RpcException.Internal.class,
                () -> client.listFeatures(Messages.AREA, feature -> {}));
        assertEquals("the server failed", e.getStatus().getDescription());
        assertEquals(1, log.size());
      }
    }
  }

  /** Throws when messages are asked for beyond the first ones. */
  private static final class CannotAskForMore implements ServerInterceptor {
    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
      return next.startCall(
          new SimpleForwardingServerCall<Q, R>(call) {
            private int requests;

            @Override
            public void request(int count) {
              super.request(count);
              if (++requests == 2) {
                throw new StackOverflowError("mine");
              }
            }
          },
          headers);
    }
  }

  /** The subscriber of an asynchronous handler must not take what it got for all there was. */
  @ParameterizedTest
  @EnumSource
  void serverThatCannotAskForMoreRequests(Transport transport) {
    Probe<Point> points = new Probe<>(Long.MAX_VALUE);
    AsyncGuide guide =
        new AsyncGuide() {
          @Override
          public CompletableFuture<RouteSummary> recordRoute(Flow.Publisher<Point> requests) {
            requests.subscribe(points);
            return points.end().thenApply(end -> Messages.summary(points.received().size()));
          }
        };
    try (LogCapture log = LogCapture.of("dev.tandem.runtime.server.ErrorReply");
        Wire wire = Wire.open(transport, RouteGuideRpc.bindAsync(guide), new CannotAskForMore())) {
      RouteGuideClient client = new RouteGuideClient(wire.channel());
      assertThrows(RpcException.Internal.class, () -> client.recordRoute(Messages.points(100)));
      assertInstanceOf(StackOverflowError.class, log.thrownWith("failed, id"));
      assertInstanceOf(RpcException.FailedPrecondition.class, points.failure());
      assertEquals(Messages.points(points.received().size()), points.received());
    }
  }

  /** Cancels the context that it gives to handlers. */
  private static final class Cancels implements ServerInterceptor {
    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
      Context.CancellableContext context = Context.current().withCancellation();
      context.cancel(null);
      return Contexts.interceptCall(context, call, headers, next);
    }
  }

  @ParameterizedTest
  @EnumSource
  void contextThatIsCancelledBeforeTheHandlerStarts(Transport transport) {
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(new Guide()), new Cancels())) {
      RouteGuideClient client = new RouteGuideClient(wire.channel());
      assertThrows(RpcException.Cancelled.class, () -> client.getFeature(Messages.point(1)));
      assertThrows(
          RpcException.Cancelled.class, () -> client.listFeatures(Guide.area(3), feature -> {}));
      assertThrows(RpcException.Cancelled.class, () -> client.recordRoute(Messages.points(1)));
    }
  }
}
