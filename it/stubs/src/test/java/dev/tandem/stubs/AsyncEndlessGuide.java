package dev.tandem.stubs;

import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.Rectangle;
import com.example.routeguide.RouteGuideAsync;
import com.example.routeguide.RouteNote;
import com.example.routeguide.RouteSummary;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;

/** Streams that never end by themselves, and tell what is done to them. */
final class AsyncEndlessGuide implements RouteGuideAsync {
  final CountDownLatch started = new CountDownLatch(1);
  final CompletableFuture<Feature> feature = new CompletableFuture<>();
  final CompletableFuture<RouteSummary> summary = new CompletableFuture<>();
  final Supply<Feature> features = new Supply<>(Supply.ENDLESS, Messages::bigFeature);
  final Supply<RouteNote> notes = new Supply<>(Supply.ENDLESS, Messages::bigNote);
  final Probe<Object> requests = new Probe<>(Long.MAX_VALUE);

  @Override
  public CompletableFuture<Feature> getFeature(Point request) {
    started.countDown();
    return feature;
  }

  @Override
  public Flow.Publisher<Feature> listFeatures(Rectangle request) {
    started.countDown();
    return features;
  }

  @Override
  public CompletableFuture<RouteSummary> recordRoute(Flow.Publisher<Point> points) {
    points.subscribe(requests);
    started.countDown();
    return summary;
  }

  @Override
  public Flow.Publisher<RouteNote> routeChat(Flow.Publisher<RouteNote> chat) {
    chat.subscribe(requests);
    started.countDown();
    return notes;
  }
}
