package dev.tandem.armeria;

import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.Rectangle;
import com.example.routeguide.RouteGuide;
import com.example.routeguide.RouteNote;
import com.example.routeguide.RouteSummary;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.Sender;

/** A small guide: there is a feature at each point but the first. */
class Guide implements RouteGuide {
  @Override
  public Feature getFeature(Point request) {
    if (request.getLatitude() == 0) {
      throw new RpcException.NotFound("there is nothing").withDetail(request);
    }
    return Feature.newBuilder().setName("feature").setLocation(request).build();
  }

  /** Sends as many features as the area is high. */
  @Override
  public void listFeatures(Rectangle request, Sender<Feature> responses) {
    for (int i = 1; i <= request.getHi().getLatitude(); i++) {
      responses.send(getFeature(point(i)));
    }
  }

  @Override
  public RouteSummary recordRoute(Receiver<Point> requests) {
    return RouteSummary.newBuilder().setPointCount((int) requests.stream().count()).build();
  }

  /** Echoes. */
  @Override
  public void routeChat(Receiver<RouteNote> requests, Sender<RouteNote> responses) {
    requests.forEach(responses::send);
  }

  static Point point(int latitude) {
    return Point.newBuilder().setLatitude(latitude).build();
  }

  static Rectangle area(int features) {
    return Rectangle.newBuilder().setHi(point(features)).build();
  }
}
