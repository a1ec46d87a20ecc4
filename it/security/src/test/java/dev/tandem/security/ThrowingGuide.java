package dev.tandem.security;

import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.Rectangle;
import com.example.routeguide.RouteGuide;
import com.example.routeguide.RouteNote;
import com.example.routeguide.RouteSummary;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.Sender;
import dev.tandem.stubs.Messages;

/** Throws in each kind of handler. */
record ThrowingGuide(Failing failing) implements RouteGuide {
  @Override
  public Feature getFeature(Point request) {
    throw failing.thrown();
  }

  @Override
  public void listFeatures(Rectangle request, Sender<Feature> responses) {
    responses.send(Messages.feature(1));
    throw failing.thrown();
  }

  @Override
  public RouteSummary recordRoute(Receiver<Point> requests) {
    requests.receive();
    throw failing.thrown();
  }

  @Override
  public void routeChat(Receiver<RouteNote> requests, Sender<RouteNote> responses) {
    responses.send(Messages.note("first"));
    throw failing.thrown();
  }
}
