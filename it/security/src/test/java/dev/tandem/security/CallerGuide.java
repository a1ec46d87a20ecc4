package dev.tandem.security;

import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.Rectangle;
import com.example.routeguide.RouteGuide;
import com.example.routeguide.RouteNote;
import com.example.routeguide.RouteSummary;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.Sender;
import dev.tandem.security.token.Caller;
import dev.tandem.stubs.Messages;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Notes in each kind of handler who calls. */
final class CallerGuide implements RouteGuide {
  final List<String> callers = new CopyOnWriteArrayList<>();

  private void note() {
    callers.add(Caller.current().name());
  }

  @Override
  public Feature getFeature(Point request) {
    note();
    return Messages.feature(1);
  }

  @Override
  public void listFeatures(Rectangle request, Sender<Feature> responses) {
    note();
  }

  @Override
  public RouteSummary recordRoute(Receiver<Point> requests) {
    note();
    return Messages.summary(0);
  }

  @Override
  public void routeChat(Receiver<RouteNote> requests, Sender<RouteNote> responses) {
    note();
  }
}
