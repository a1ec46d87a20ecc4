package dev.tandem.security;

import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.Rectangle;
import com.example.routeguide.RouteGuideAsync;
import com.example.routeguide.RouteNote;
import com.example.routeguide.RouteSummary;
import dev.tandem.stubs.Messages;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow;

/** Fails in each kind of asynchronous handler, in each way that futures and publishers have. */
record ThrowingGuideAsync(Failing failing) implements RouteGuideAsync {
  @Override
  public CompletableFuture<Feature> getFeature(Point request) {
    return CompletableFuture.failedFuture(new CompletionException(failing.failure()));
  }

  @Override
  public Flow.Publisher<Feature> listFeatures(Rectangle request) {
    return subscriber ->
        subscriber.onSubscribe(
            new Flow.Subscription() {
              private boolean asked;

              @Override
              public void request(long count) {
                if (!asked) {
                  asked = true;
                  subscriber.onNext(Messages.feature(1));
                  subscriber.onError(failing.failure());
                }
              }

              @Override
              public void cancel() {}
            });
  }

  /** The subscriber of its requests throws. */
  @Override
  public CompletableFuture<RouteSummary> recordRoute(Flow.Publisher<Point> requests) {
    requests.subscribe(
        new Flow.Subscriber<>() {
          @Override
          public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(1);
          }

          @Override
          public void onNext(Point point) {
            throw failing.thrown();
          }

          @Override
          public void onError(Throwable error) {}

          @Override
          public void onComplete() {}
        });
    return new CompletableFuture<>();
  }

  @Override
  public Flow.Publisher<RouteNote> routeChat(Flow.Publisher<RouteNote> requests) {
    throw failing.thrown();
  }
}
