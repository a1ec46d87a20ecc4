package dev.tandem.security;

import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.Rectangle;
import com.example.routeguide.RouteGuide;
import com.example.routeguide.RouteNote;
import com.example.routeguide.RouteSummary;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.Sender;
import dev.tandem.stubs.Await;
import dev.tandem.stubs.Messages;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Is busy in each kind of handler until it is let go, and deaf to interrupts. */
final class BusyGuide implements RouteGuide {
  final AtomicInteger running = new AtomicInteger();
  final AtomicInteger most = new AtomicInteger();
  final CountDownLatch go = new CountDownLatch(1);

  void await(int count) {
    Await.until(count + " handlers run", () -> running.get() == count);
  }

  private void work() {
    most.accumulateAndGet(running.incrementAndGet(), Math::max);
    try {
      boolean interrupted = false;
      while (go.getCount() > 0) {
        try {
          go.await();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    } finally {
      running.decrementAndGet();
    }
  }

  @Override
  public Feature getFeature(Point request) {
    work();
    return Messages.feature(1);
  }

  @Override
  public void listFeatures(Rectangle request, Sender<Feature> responses) {
    work();
  }

  @Override
  public RouteSummary recordRoute(Receiver<Point> requests) {
    work();
    return Messages.summary(0);
  }

  @Override
  public void routeChat(Receiver<RouteNote> requests, Sender<RouteNote> responses) {
    work();
  }
}
