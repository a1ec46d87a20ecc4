package dev.tandem.stubs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.RouteGuideAsyncClient;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import com.example.routeguide.RouteNote;
import dev.tandem.runtime.BidiStream;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.ServerStream;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.stub.AbstractStub;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Interceptors of clients that throw: the caller is told, and no call is left behind. */
@Timeout(60)
class ClientInterceptorFaultsTest {
  /** What interceptors throw; those in other languages than Java throw checked exceptions, too. */
  private static final List<Throwable> FAULTS =
      List.of(
          new IllegalStateException("mine"),
          new StackOverflowError("mine"),
          new IOException("mine"));

  /** Throws in one of the methods of a client's call. */
  private record ClientThrows(String method, Throwable fault) implements ClientInterceptor {
    @Override
    public <Q, R> ClientCall<Q, R> interceptCall(
        MethodDescriptor<Q, R> rpc, CallOptions options, Channel next) {
      return new SimpleForwardingClientCall<Q, R>(next.newCall(rpc, options)) {
        private void in(String name) {
          if (name.equals(method)) {
            ClientThrows.<RuntimeException>throwAsItIs(fault);
          }
        }

        @Override
        public void start(Listener<R> listener, Metadata headers) {
          in("start");
          super.start(listener, headers);
        }

        @Override
        public void request(int count) {
          in("request");
          super.request(count);
        }

        @Override
        public void sendMessage(Q message) {
          in("sendMessage");
          super.sendMessage(message);
        }

        @Override
        public void halfClose() {
          in("halfClose");
          super.halfClose();
        }

        @Override
        public void cancel(@Nullable String message, @Nullable Throwable cause) {
          super.cancel(message, cause);
          in("cancel");
        }
      };
    }

    @SuppressWarnings("unchecked") // Erased: nothing is cast.
    private static <E extends Throwable> void throwAsItIs(Throwable fault) throws E {
      throw (E) fault;
    }
  }

  private static <C extends AbstractStub<C>> C client(
      C client, String method, Throwable fault, CallCounter counter) {
    return client.withInterceptors(counter).withInterceptors(new ClientThrows(method, fault));
  }

  @ParameterizedTest
  @EnumSource
  void clientThatCannotSend(Transport transport) {
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(new Guide()))) {
      for (String method : List.of("start", "request", "sendMessage", "halfClose")) {
        for (Throwable fault : FAULTS) {
          CallCounter counter = new CallCounter();
          RouteGuideClient client =
              client(new RouteGuideClient(wire.channel()), method, fault, counter);
          List<Executable> calls =
              List.of(
                  () -> client.getFeature(Messages.point(1)),
                  () -> client.listFeatures(Messages.AREA),
                  () -> client.listFeatures(Messages.AREA, feature -> {}),
                  () -> client.recordRoute(Messages.points(2)),
                  () -> {
                    BidiStream<RouteNote, RouteNote> chat = client.routeChat();
                    chat.send(Messages.note("a"));
                    chat.finishSending();
                  });
          for (Executable call : calls) {
            assertSame(fault, assertThrows(fault.getClass(), call));
          }
          assertEquals(calls.size(), counter.cancelled.get(), fault + " in " + method);
        }
      }
      wire.shutdownAndAwaitChannel();
    }
  }

  @ParameterizedTest
  @EnumSource
  void asynchronousClientThatCannotSend(Transport transport) {
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(new Guide()))) {
      for (String method : List.of("start", "request", "sendMessage", "halfClose")) {
        for (Throwable fault : FAULTS) {
          CallCounter counter = new CallCounter();
          RouteGuideAsyncClient client =
              client(new RouteGuideAsyncClient(wire.channel()), method, fault, counter);
          Supply<Point> points = Supply.of(Messages.points(2));
          Supply<RouteNote> notes = Supply.of(List.of(Messages.note("a")));
          List<Throwable> failures =
              List.of(
                  failure(client.getFeature(Messages.point(1))),
                  Probe.subscribe(client.listFeatures(Messages.AREA), 1).failure(),
                  failure(client.recordRoute(points)),
                  Probe.subscribe(client.routeChat(notes), 1).failure());
          failures.forEach(failure -> assertSame(fault, failure));
          assertEquals(failures.size(), counter.cancelled.get(), fault + " in " + method);
        }
      }
      wire.shutdownAndAwaitChannel();
    }
  }

  private static Throwable failure(CompletableFuture<?> future) {
    return Await.result(future.handle((nothing, thrown) -> thrown));
  }

  /** What has come is delivered before the failure, and nothing behind a gap. */
  @ParameterizedTest
  @EnumSource
  void clientThatCannotAskForMore(Transport transport) {
    for (Throwable fault : FAULTS) {
      AtomicInteger asked = new AtomicInteger();
      ClientInterceptor second =
          new ClientInterceptor() {
            @Override
            public <Q, R> ClientCall<Q, R> interceptCall(
                MethodDescriptor<Q, R> rpc, CallOptions options, Channel next) {
              return new SimpleForwardingClientCall<Q, R>(next.newCall(rpc, options)) {
                @Override
                public void request(int count) {
                  if (asked.incrementAndGet() == 2) {
                    ClientThrows.<RuntimeException>throwAsItIs(fault);
                  }
                  super.request(count);
                }
              };
            }
          };
      EndlessGuide guide = new EndlessGuide();
      try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(guide));
          ServerStream<Feature> features =
              new RouteGuideClient(wire.channel())
                  .withInterceptors(second)
                  .listFeatures(Messages.AREA)) {
        int received = 0;
        RpcException failure = null;
        while (failure == null) {
          try {
            features.receive();
            received++;
          } catch (RpcException e) {
            failure = e;
          }
        }
        assertSame(fault, failure.getCause());
        assertTrue(received > 0);
        Await.result(guide.ended);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void clientThatCannotCancel(Transport transport) {
    for (Throwable fault : FAULTS) {
      EndlessGuide guide = new EndlessGuide();
      try (LogCapture log = LogCapture.of("dev.tandem.runtime.client.Cancellation");
          Wire wire = Wire.open(transport, RouteGuideRpc.bind(guide))) {
        RouteGuideClient client = new RouteGuideClient(wire.channel());
        ServerStream<Feature> features =
            client(client, "cancel", fault, new CallCounter()).listFeatures(Messages.AREA);
        features.receive();
        features.close();
        assertThrows(RpcException.Cancelled.class, features::receive);
        Await.result(guide.ended);
        assertEquals(1, log.size());
      }
    }
  }
}
