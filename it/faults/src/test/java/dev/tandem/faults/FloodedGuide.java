package dev.tandem.faults;

import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.Rectangle;
import com.example.routeguide.RouteNote;
import com.example.routeguide.RouteSummary;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.Sender;
import dev.tandem.stubs.Guide;
import dev.tandem.stubs.Messages;
import java.util.concurrent.atomic.AtomicInteger;

/** Handlers that send without end and never read; its unary rpc tells how that is borne. */
final class FloodedGuide extends Guide {
  /** Has the live heap measured, which takes time. */
  static final Point MEASURE = Messages.point(-1);

  private final AtomicInteger running = new AtomicInteger();

  /** Gives how many handlers are at work, and megabytes of live heap and direct memory. */
  @Override
  public Feature getFeature(Point request) {
    return Feature.newBuilder()
        .setName("" + running)
        .setLocation(
            Point.newBuilder()
                .setLatitude(request.equals(MEASURE) ? (int) (Memory.liveHeap() >> 20) : 0)
                .setLongitude((int) (Memory.direct() >> 20)))
        .build();
  }

  @Override
  public void listFeatures(Rectangle request, Sender<Feature> responses) {
    running.incrementAndGet();
    try {
      while (true) {
        responses.send(Messages.bigFeature(1));
      }
    } finally {
      running.decrementAndGet();
    }
  }

  @Override
  public RouteSummary recordRoute(Receiver<Point> requests) {
    sleep();
    return Messages.summary(0);
  }

  @Override
  public void routeChat(Receiver<RouteNote> requests, Sender<RouteNote> responses) {
    sleep();
  }

  private void sleep() {
    running.incrementAndGet();
    try {
      Thread.sleep(600_000);
    } catch (InterruptedException e) {
      // The call is over.
    } finally {
      running.decrementAndGet();
    }
  }
}
