package dev.tandem.ipc.json;

import com.example.routeguide.Point;
import com.example.routeguide.RouteSummary;
import dev.tandem.runtime.Receiver;
import dev.tandem.stubs.Guide;
import java.util.concurrent.CountDownLatch;

/** Waits until it is told to go on, or until its call is cancelled. */
final class WaitingGuide extends Guide {
  final CountDownLatch called = new CountDownLatch(1);
  final CountDownLatch goOn = new CountDownLatch(1);
  final CountDownLatch ended = new CountDownLatch(1);

  @Override
  public RouteSummary recordRoute(Receiver<Point> requests) {
    called.countDown();
    try {
      goOn.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      ended.countDown();
    }
    return super.recordRoute(Receiver.of());
  }
}
