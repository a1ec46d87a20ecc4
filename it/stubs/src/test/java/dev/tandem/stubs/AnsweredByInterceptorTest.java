package dev.tandem.stubs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.example.routeguide.RouteGuideAsyncClient;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import com.example.routeguide.RouteNote;
import dev.tandem.runtime.BidiStream;
import dev.tandem.runtime.RpcException;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An interceptor of a client that ends calls before they have started: without a token, say. */
@Timeout(60)
class AnsweredByInterceptorTest {

  /** Does not start the call that it stands before: that throws at whatever follows. */
  private static final class NoToken implements ClientInterceptor {
    @Override
    public <Q, R> ClientCall<Q, R> interceptCall(
        MethodDescriptor<Q, R> rpc, CallOptions options, Channel next) {
      return new SimpleForwardingClientCall<>(next.newCall(rpc, options)) {
        @Override
        public void start(Listener<R> listener, Metadata headers) {
          listener.onClose(Status.UNAUTHENTICATED.withDescription("no token"), new Metadata());
        }
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  void blocking(Transport transport) {
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(new Guide()))) {
      RouteGuideClient client =
          new RouteGuideClient(wire.channel()).withInterceptors(new NoToken());
      List<Executable> calls =
          List.of(
              () -> client.getFeature(Messages.point(1)),
              () -> client.listFeatures(Messages.AREA).receive(),
              () -> client.listFeatures(Messages.AREA, feature -> {}),
              () -> client.recordRoute(Messages.points(2)),
              () -> client.recordRoute().finish(),
              () -> chat(client));
      for (Executable call : calls) {
        RpcException e = assertThrows(RpcException.Unauthenticated.class, call);
        assertEquals("no token", e.getStatus().getDescription());
      }
    }
  }

  private static void chat(RouteGuideClient client) {
    try (BidiStream<RouteNote, RouteNote> chat = client.routeChat()) {
      chat.receive();
    }
  }

  @ParameterizedTest
  @EnumSource
  void asynchronous(Transport transport) {
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(new Guide()))) {
      RouteGuideAsyncClient client =
          new RouteGuideAsyncClient(wire.channel()).withInterceptors(new NoToken());
      CompletableFuture<?> unary = client.getFeature(Messages.point(1));
      assertInstanceOf(
          RpcException.Unauthenticated.class,
          assertThrows(ExecutionException.class, unary::get).getCause());
      assertInstanceOf(
          RpcException.Unauthenticated.class,
          Probe.subscribe(client.listFeatures(Messages.AREA), 1).failure());
    }
  }
}
