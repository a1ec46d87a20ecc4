package dev.tandem.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.example.routeguide.Point;
import com.example.routeguide.RouteGuideAsync;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import com.example.routeguide.RouteSummary;
import dev.tandem.runtime.ServerOptions;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An executor can pass on what belongs to a call: it is given each task in the call's context. */
@Timeout(60)
class ExecutorContextTest {
  private static final Context.Key<String> CALL = Context.keyWithDefault("call", "no call");

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ExecutorService others = Executors.newSingleThreadExecutor();
  private final Set<String> seen = ConcurrentHashMap.newKeySet();
  private final ServerOptions options =
      ServerOptions.defaults()
          .withExecutor(
              task -> {
                seen.add(CALL.get());
                threads.execute(task);
              });

  @AfterEach
  void stop() {
    threads.shutdownNow();
    others.shutdownNow();
  }

  private static final class NamesTheCall implements ServerInterceptor {
    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
      Context context = Context.current().withValue(CALL, "the call");
      return Contexts.interceptCall(context, call, headers, next);
    }
  }

  /** Asks for each point on a thread that has nothing to do with the call. */
  private final class Slow implements Flow.Subscriber<Point> {
    private final CompletableFuture<RouteSummary> summary = new CompletableFuture<>();
    private Flow.Subscription subscription;
    private int count;

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      this.subscription = subscription;
      others.execute(() -> subscription.request(1));
    }

    @Override
    public void onNext(Point point) {
      count++;
      others.execute(() -> subscription.request(1));
    }

    @Override
    public void onError(Throwable failure) {
      summary.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      summary.complete(RouteSummary.newBuilder().setPointCount(count).build());
    }
  }

  @Test
  void alsoWhenAnotherThreadAsksForMessages() {
    RouteGuideAsync guide =
        new RouteGuideAsync() {
          @Override
          public CompletableFuture<RouteSummary> recordRoute(Flow.Publisher<Point> requests) {
            Slow slow = new Slow();
            requests.subscribe(slow);
            return slow.summary;
          }
        };
    try (Netty netty =
        Netty.serve(
            Netty.serverBuilder().intercept(new NamesTheCall()),
            RouteGuideRpc.bindAsync(guide, options))) {
      Point point = Point.getDefaultInstance();
      RouteSummary summary =
          new RouteGuideClient(netty.channel()).recordRoute(List.of(point, point, point));
      assertEquals(3, summary.getPointCount());
      assertEquals(Set.of("the call"), seen);
    }
  }
}
