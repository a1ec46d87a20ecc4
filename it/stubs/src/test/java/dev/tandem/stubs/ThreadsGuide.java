package dev.tandem.stubs;

import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.Rectangle;
import com.example.routeguide.RouteNote;
import com.example.routeguide.RouteSummary;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.Sender;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Handlers that tell their threads. */
final class ThreadsGuide extends Guide {
  final List<Thread> threads = new CopyOnWriteArrayList<>();

  @Override
  public Feature getFeature(Point request) {
    threads.add(Thread.currentThread());
    return super.getFeature(request);
  }

  @Override
  public void listFeatures(Rectangle request, Sender<Feature> responses) {
    threads.add(Thread.currentThread());
    super.listFeatures(request, responses);
  }

  @Override
  public RouteSummary recordRoute(Receiver<Point> requests) {
    threads.add(Thread.currentThread());
    return super.recordRoute(requests);
  }

  @Override
  public void routeChat(Receiver<RouteNote> requests, Sender<RouteNote> responses) {
    threads.add(Thread.currentThread());
    super.routeChat(requests, responses);
  }
}
