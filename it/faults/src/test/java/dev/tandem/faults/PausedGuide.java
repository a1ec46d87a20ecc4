package dev.tandem.faults;

import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.Rectangle;
import com.example.routeguide.RouteNote;
import com.example.routeguide.RouteSummary;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.Sender;
import dev.tandem.stubs.Await;
import dev.tandem.stubs.Guide;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Handlers that read and send nothing until they are told to go, and behave well from then on. */
final class PausedGuide extends Guide {
  final AtomicInteger started = new AtomicInteger();

  /** Completed by the first handler that was interrupted while it paused. */
  final CompletableFuture<InterruptedException> interrupted = new CompletableFuture<>();

  private final CountDownLatch go = new CountDownLatch(1);

  void go() {
    go.countDown();
  }

  void awaitStarted(int count) {
    Await.until(count + " handlers run", () -> started.get() >= count);
  }

  private void pause() {
    started.incrementAndGet();
    try {
      go.await();
    } catch (InterruptedException e) {
      interrupted.complete(e);
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public Feature getFeature(Point request) {
    pause();
    return super.getFeature(request);
  }

  @Override
  public void listFeatures(Rectangle request, Sender<Feature> responses) {
    pause();
    super.listFeatures(request, responses);
  }

  @Override
  public RouteSummary recordRoute(Receiver<Point> requests) {
    pause();
    return super.recordRoute(requests);
  }

  @Override
  public void routeChat(Receiver<RouteNote> requests, Sender<RouteNote> responses) {
    pause();
    super.routeChat(requests, responses);
  }
}
