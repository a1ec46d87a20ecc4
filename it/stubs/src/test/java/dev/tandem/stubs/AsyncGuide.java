package dev.tandem.stubs;

import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.Rectangle;
import com.example.routeguide.RouteGuideAsync;
import com.example.routeguide.RouteNote;
import com.example.routeguide.RouteSummary;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

/** {@link Guide} in the asynchronous style; tests override the method that they are about. */
class AsyncGuide implements RouteGuideAsync {

  @Override
  public CompletableFuture<Feature> getFeature(Point request) {
    return CompletableFuture.completedFuture(Messages.feature(request.getLatitude()));
  }

  /** Sends as many features as the area is high. */
  @Override
  public Flow.Publisher<Feature> listFeatures(Rectangle request) {
    return new Supply<>(request.getHi().getLatitude(), Messages::feature);
  }

  @Override
  public CompletableFuture<RouteSummary> recordRoute(Flow.Publisher<Point> requests) {
    Probe<Point> points = Probe.subscribe(requests, Long.MAX_VALUE);
    return points.end().thenApply(end -> Messages.summary(points.received().size()));
  }

  /** Echoes. */
  @Override
  public Flow.Publisher<RouteNote> routeChat(Flow.Publisher<RouteNote> requests) {
    return requests;
  }
}
