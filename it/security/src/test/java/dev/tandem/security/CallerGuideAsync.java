package dev.tandem.security;

import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.Rectangle;
import com.example.routeguide.RouteGuideAsync;
import com.example.routeguide.RouteNote;
import com.example.routeguide.RouteSummary;
import dev.tandem.security.token.Caller;
import dev.tandem.stubs.Messages;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;

/** The same in the asynchronous style. */
final class CallerGuideAsync implements RouteGuideAsync {
  final List<String> callers = new CopyOnWriteArrayList<>();

  private void note() {
    callers.add(Caller.current().name());
  }

  @Override
  public CompletableFuture<Feature> getFeature(Point request) {
    note();
    return CompletableFuture.completedFuture(Messages.feature(1));
  }

  @Override
  public Flow.Publisher<Feature> listFeatures(Rectangle request) {
    note();
    return nothing();
  }

  @Override
  public CompletableFuture<RouteSummary> recordRoute(Flow.Publisher<Point> requests) {
    note();
    return CompletableFuture.completedFuture(Messages.summary(0));
  }

  @Override
  public Flow.Publisher<RouteNote> routeChat(Flow.Publisher<RouteNote> requests) {
    note();
    return nothing();
  }

  private static <T> Flow.Publisher<T> nothing() {
    return subscriber -> {
      subscriber.onSubscribe(
          new Flow.Subscription() {
            @Override
            public void request(long count) {}

            @Override
            public void cancel() {}
          });
      subscriber.onComplete();
    };
  }
}
