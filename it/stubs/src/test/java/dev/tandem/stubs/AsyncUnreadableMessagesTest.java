package dev.tandem.stubs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.RouteGuideAsyncClient;
import com.example.routeguide.RouteGuideRpc;
import com.example.routeguide.RouteSummary;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.stub.AsyncClientCalls;
import io.grpc.MethodDescriptor;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@link UnreadableMessagesTest} in the asynchronous style. */
@Timeout(60)
class AsyncUnreadableMessagesTest {
  private static final byte[] NO_MESSAGE = {(byte) 0xff, (byte) 0xff};

  /** Writes what it is given, which need be no message; reads other bytes than those that came. */
  private static final class Broken<T> implements MethodDescriptor.Marshaller<T> {
    private final MethodDescriptor.Marshaller<T> right;
    private final int bad;
    private int written;

    Broken(MethodDescriptor.Marshaller<T> right, int bad) {
      this.right = right;
      this.bad = bad;
    }

    @Override
    public InputStream stream(T message) {
      return written++ == bad ? new ByteArrayInputStream(NO_MESSAGE) : right.stream(message);
    }

    @Override
    public T parse(InputStream stream) {
      return right.parse(new ByteArrayInputStream(NO_MESSAGE));
    }
  }

  private static <Q, R> MethodDescriptor<Q, R> brokenRequest(MethodDescriptor<Q, R> rpc, int bad) {
    return rpc.toBuilder(new Broken<>(rpc.getRequestMarshaller(), bad), rpc.getResponseMarshaller())
        .build();
  }

  private static void assertInternal(CompletableFuture<?> future) {
    Throwable failure = assertThrows(CompletionException.class, future::join).getCause();
    RpcException e = assertInstanceOf(RpcException.Internal.class, failure);
    assertEquals("routeguide.RouteGuide", e.method().split("/")[0]);
  }

  @ParameterizedTest
  @EnumSource
  void inTheMiddleOfAnUpload(Transport transport) {
    for (int round = 0; round < 20; round++) {
      CompletableFuture<Probe<Point>> handler = new CompletableFuture<>();
      AsyncGuide guide =
          new AsyncGuide() {
            @Override
            public CompletableFuture<RouteSummary> recordRoute(Flow.Publisher<Point> requests) {
              handler.complete(Probe.subscribe(requests, Long.MAX_VALUE));
              return new CompletableFuture<>();
            }
          };
      try (Wire wire = Wire.open(transport, RouteGuideRpc.bindAsync(guide))) {
        RouteGuideAsyncClient client = new RouteGuideAsyncClient(wire.channel());
        assertInternal(
            AsyncClientCalls.clientStreaming(
                client,
                brokenRequest(RouteGuideRpc.RECORD_ROUTE, 1),
                Supply.of(Messages.points(3))));
        Probe<Point> probe = handler.getNow(null);
        if (probe != null) { // A call that fails before its handler starts starts none.
          assertInstanceOf(RpcException.Internal.class, probe.failure());
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void asTheOnlyRequest(Transport transport) {
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bindAsync(new AsyncGuide()))) {
      RouteGuideAsyncClient client = new RouteGuideAsyncClient(wire.channel());
      assertInternal(
          AsyncClientCalls.unary(
              client, brokenRequest(RouteGuideRpc.GET_FEATURE, 0), Messages.point(1)));
      assertInternal(
          Probe.subscribe(
                  AsyncClientCalls.serverStreaming(
                      client, brokenRequest(RouteGuideRpc.LIST_FEATURES, 0), Messages.AREA),
                  1)
              .end());
    }
  }

  @ParameterizedTest
  @EnumSource
  void asTheResponse(Transport transport) {
    MethodDescriptor<Point, Feature> rpc = RouteGuideRpc.GET_FEATURE;
    MethodDescriptor<Point, Feature> broken =
        rpc.toBuilder(rpc.getRequestMarshaller(), new Broken<>(rpc.getResponseMarshaller(), -1))
            .build();
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bindAsync(new AsyncGuide()))) {
      RouteGuideAsyncClient client = new RouteGuideAsyncClient(wire.channel());
      assertInternal(AsyncClientCalls.unary(client, broken, Messages.point(1)));
    }
  }
}
