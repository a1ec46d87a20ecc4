package dev.tandem.benchmarks;

import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.Rectangle;
import com.example.routeguide.RouteGuide;
import com.example.routeguide.RouteSummary;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.Sender;

/** Handlers that do nothing but send and receive small messages (about 50 bytes). */
final class BenchmarkGuide implements RouteGuide {
  static final Feature FEATURE =
      Feature.newBuilder()
          .setName("a feature with a name of some forty letters")
          .setLocation(Point.newBuilder().setLatitude(407838351).setLongitude(-746143763))
          .build();

  @Override
  public Feature getFeature(Point request) {
    return FEATURE;
  }

  /** Sends as many features as the area is high. */
  @Override
  public void listFeatures(Rectangle request, Sender<Feature> responses) {
    for (int i = request.getHi().getLatitude(); i > 0; i--) {
      responses.send(FEATURE);
    }
  }

  @Override
  public RouteSummary recordRoute(Receiver<Point> requests) {
    int count = 0;
    while (requests.receive() != null) {
      count++;
    }
    return RouteSummary.newBuilder().setPointCount(count).build();
  }

  static Rectangle area(int features) {
    return Rectangle.newBuilder().setHi(Point.newBuilder().setLatitude(features)).build();
  }
}
