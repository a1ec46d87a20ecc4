package dev.tandem.stubs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.routeguide.Point;
import com.example.routeguide.RouteGuideAsyncClient;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import com.example.routeguide.RouteSummary;
import dev.tandem.runtime.HandlerThreads;
import dev.tandem.runtime.ServerOptions;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.ServerBuilder;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What {@link HandlerThreads} leaves alone, and interceptors that do odd things. */
@Timeout(60)
class HandlerThreadsBesideOthersTest {
  private static final String GRPC_JAVAS = "grpc-default-executor-";

  private final CallbackThreads callbacks = new CallbackThreads();

  private static Wire open(ServerServiceDefinition service, ServerInterceptor... interceptors) {
    ServerBuilder<?> server = Transport.NETTY.server().callExecutor(HandlerThreads.perCall());
    return Wire.open(Transport.NETTY, server, service, interceptors);
  }

  private static int record(Wire wire, int points) {
    return new RouteGuideClient(wire.channel())
        .recordRoute(Messages.points(points))
        .getPointCount();
  }

  private void assertCallbacksAreWhereTheyWere() {
    assertTrue(!callbacks.starts.isEmpty() && !callbacks.messages.isEmpty());
    for (Thread thread : callbacks.starts) {
      assertTrue(thread.getName().startsWith(GRPC_JAVAS), thread.getName());
    }
    for (Thread thread : callbacks.messages) {
      assertTrue(thread.getName().startsWith(GRPC_JAVAS), thread.getName());
    }
  }

  /**
   * The handler runs in a callback: on grpc-java's thread, or a virtual one where there are some.
   */
  @Test
  void unaryRpcs() {
    ThreadsGuide guide = new ThreadsGuide();
    try (Wire wire = open(RouteGuideRpc.bind(guide), callbacks)) {
      RouteGuideClient client = new RouteGuideClient(wire.channel());
      assertEquals(Messages.feature(1), client.getFeature(Messages.point(1)));
    }
    assertEquals(callbacks.halfCloses, guide.threads);
    if (Runtime.version().feature() < 21) {
      assertCallbacksAreWhereTheyWere();
    } else {
      String thread = guide.threads.get(0).getName();
      assertTrue(thread.startsWith("tandem-"), thread);
    }
  }

  /** Virtual threads need no others. */
  @Test
  void unaryRpcsOnAServerOfVirtualThreads() {
    ThreadsGuide guide = new ThreadsGuide();
    ServerBuilder<?> server =
        Transport.NETTY
            .server()
            .executor(VirtualThreads.named("server-"))
            .callExecutor(HandlerThreads.perCall());
    try (Wire wire = Wire.open(Transport.NETTY, server, RouteGuideRpc.bind(guide), callbacks)) {
      RouteGuideClient client = new RouteGuideClient(wire.channel());
      assertEquals(Messages.feature(1), client.getFeature(Messages.point(1)));
    }
    assertEquals(callbacks.halfCloses, guide.threads);
    String thread = guide.threads.get(0).getName();
    assertTrue(thread.startsWith("server-"), thread);
  }

  /** An executor of the application's is asked for each handler, also of unary rpcs. */
  @Test
  void unaryRpcsWithAnExecutor() {
    ServerOptions options = ServerOptions.defaults().withExecutor(Runnable::run);
    try (Wire wire = open(RouteGuideRpc.bind(new Guide(), options), callbacks)) {
      RouteGuideClient client = new RouteGuideClient(wire.channel());
      assertEquals(Messages.feature(1), client.getFeature(Messages.point(1)));
    }
    assertCallbacksAreWhereTheyWere();
  }

  @Test
  void asynchronousServices() {
    try (Wire wire = open(RouteGuideRpc.bindAsync(new AsyncGuide()), callbacks)) {
      RouteGuideAsyncClient client = new RouteGuideAsyncClient(wire.channel());
      assertEquals(
          5, Await.result(client.recordRoute(new Supply<>(5, Messages::point))).getPointCount());
    }
    assertCallbacksAreWhereTheyWere();
  }

  @Test
  void servicesOfOthers() {
    ServerServiceDefinition service =
        ServerServiceDefinition.builder(RouteGuideRpc.SERVICE_NAME)
            .addMethod(
                RouteGuideRpc.RECORD_ROUTE, ServerCalls.asyncClientStreamingCall(Counter::new))
            .build();
    try (Wire wire = open(service, callbacks)) {
      assertEquals(5, record(wire, 5));
    }
    assertCallbacksAreWhereTheyWere();
  }

  /** A service in the style of grpc-java. */
  private static final class Counter implements StreamObserver<Point> {
    private final StreamObserver<RouteSummary> response;
    private int count;

    Counter(StreamObserver<RouteSummary> response) {
      this.response = response;
    }

    @Override
    public void onNext(Point point) {
      count++;
    }

    @Override
    public void onError(Throwable failure) {}

    @Override
    public void onCompleted() {
      response.onNext(Messages.summary(count));
      response.onCompleted();
    }
  }

  /** Goes on with a call on a thread of its own, as one does that asks another server first. */
  private static final class OnAnotherThread implements ServerInterceptor {
    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
      CompletableFuture<ServerCall.Listener<Q>> listener = new CompletableFuture<>();
      Runnable going = () -> listener.complete(next.startCall(call, headers));
      new Thread(Context.current().wrap(going)).start();
      return Await.result(listener);
    }
  }

  @Test
  void interceptorThatGoesOnOnAnotherThread() {
    try (Wire wire = open(RouteGuideRpc.bind(new Guide()), callbacks, new OnAnotherThread())) {
      assertEquals(1_000, record(wire, 1_000));
    }
  }

  /** Makes a call in this process before it goes on, all of it on the thread of the callback. */
  private record Calling(Wire other) implements ServerInterceptor {
    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
      assertEquals(3, record(other, 3));
      return next.startCall(call, headers);
    }
  }

  @Test
  void interceptorThatCallsAServerOnItsOwnThread() {
    try (Wire other = Wire.openDirect(Transport.IN_PROCESS, RouteGuideRpc.bind(new Guide()));
        Wire wire = open(RouteGuideRpc.bind(new Guide()), new Calling(other))) {
      assertEquals(1_000, record(wire, 1_000));
    }
  }
}
