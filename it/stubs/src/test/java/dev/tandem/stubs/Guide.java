package dev.tandem.stubs;

import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.Rectangle;
import com.example.routeguide.RouteGuide;
import com.example.routeguide.RouteNote;
import com.example.routeguide.RouteSummary;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.Sender;

/** A well-behaved guide; tests override the method that they are about. */
public class Guide implements RouteGuide {

  @Override
  public Feature getFeature(Point request) {
    return Messages.feature(request.getLatitude());
  }

  /** Sends as many features as the area is high. */
  @Override
  public void listFeatures(Rectangle request, Sender<Feature> responses) {
    for (int i = 0; i < request.getHi().getLatitude(); i++) {
      responses.send(Messages.feature(i));
    }
  }

  @Override
  public RouteSummary recordRoute(Receiver<Point> requests) {
    int count = 0;
    for (Point ignored : requests) {
      count++;
    }
    return Messages.summary(count);
  }

  /** Echoes. */
  @Override
  public void routeChat(Receiver<RouteNote> requests, Sender<RouteNote> responses) {
    for (RouteNote note : requests) {
      responses.send(note);
    }
  }

  public static Rectangle area(int features) {
    return Rectangle.newBuilder().setHi(Messages.point(features)).build();
  }
}
