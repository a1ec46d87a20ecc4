package dev.tandem.stubs;

import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.Rectangle;
import com.example.routeguide.RouteNote;
import com.example.routeguide.RouteSummary;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.Sender;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** Handlers that never end by themselves, and tell what ended them. */
final class EndlessGuide extends Guide {
  final CountDownLatch started = new CountDownLatch(1);
  final CompletableFuture<Throwable> ended = new CompletableFuture<>();

  private <T> T endless(Runnable step) {
    started.countDown();
    try {
      while (true) {
        step.run();
      }
    } catch (RuntimeException e) {
      ended.complete(e);
      throw e;
    }
  }

  /** Sleeps. */
  @Override
  public Feature getFeature(Point request) {
    return endless(EndlessGuide::sleep);
  }

  /** Sends without end. */
  @Override
  public void listFeatures(Rectangle request, Sender<Feature> responses) {
    endless(() -> responses.send(Messages.feature(1)));
  }

  /** Reads nothing. */
  @Override
  public RouteSummary recordRoute(Receiver<Point> requests) {
    return endless(EndlessGuide::sleep);
  }

  /** Waits for requests, and answers none; goes on when they have ended. */
  @Override
  public void routeChat(Receiver<RouteNote> requests, Sender<RouteNote> responses) {
    endless(
        () -> {
          if (requests.receive() == null) {
            sleep();
          }
        });
  }

  private static void sleep() {
    try {
      Thread.sleep(60_000);
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
  }
}
