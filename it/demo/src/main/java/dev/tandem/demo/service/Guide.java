package dev.tandem.demo.service;

import com.example.common.v1.ErrorDetail;
import com.example.common.v1.ValidationError;
import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.Rectangle;
import com.example.routeguide.RouteGuide;
import com.example.routeguide.RouteNote;
import com.example.routeguide.RouteSummary;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.Sender;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A guide to a few places. */
public final class Guide implements RouteGuide {
  private static final int MAX_LATITUDE = 900_000_000;
  private static final double METRES_PER_UNIT = 40_075_000 / 360.0 / 1e7;

  private final Map<Point, Feature> features = new ConcurrentHashMap<>();
  private final Map<Point, List<RouteNote>> notes = new ConcurrentHashMap<>();

  /** Starts with these places. */
  public Guide(List<Feature> places) {
    places.forEach(place -> features.put(place.getLocation(), place));
  }

  @Override
  public Feature getFeature(Point request) {
    if (Math.abs(request.getLatitude()) > MAX_LATITUDE) {
      ErrorDetail problem =
          ErrorDetail.newBuilder().setField("latitude").setMessage("is beyond the poles").build();
      throw new RpcException.InvalidArgument("there is no such point")
          .withDetail(ValidationError.newBuilder().addErrors(problem).build());
    }
    Feature nothing = Feature.newBuilder().setLocation(request).build();
    return features.getOrDefault(request, nothing);
  }

  @Override
  public void listFeatures(Rectangle request, Sender<Feature> responses) {
    features.values().stream()
        .filter(feature -> contains(request, feature.getLocation()))
        .sorted((a, b) -> a.getName().compareTo(b.getName()))
        .forEach(responses::send);
  }

  @Override
  public RouteSummary recordRoute(Receiver<Point> requests) {
    List<Point> route = new ArrayList<>();
    double distance = 0;
    for (Point point : requests) {
      distance += route.isEmpty() ? 0 : distance(route.get(route.size() - 1), point);
      route.add(point);
    }
    return RouteSummary.newBuilder()
        .setPointCount(route.size())
        .setFeatureCount((int) route.stream().filter(features::containsKey).count())
        .setDistance((int) Math.round(distance))
        .build();
  }

  @Override
  public void routeChat(Receiver<RouteNote> requests, Sender<RouteNote> responses) {
    for (RouteNote note : requests) {
      earlierNotes(note).forEach(responses::send);
    }
  }

  /** Keeps a note, and gives those that were at its place before. */
  private List<RouteNote> earlierNotes(RouteNote note) {
    List<RouteNote> all =
        notes.merge(note.getLocation(), List.of(note), (before, added) -> concat(before, added));
    return all.subList(0, all.size() - 1);
  }

  private static List<RouteNote> concat(List<RouteNote> before, List<RouteNote> added) {
    List<RouteNote> all = new ArrayList<>(before);
    all.addAll(added);
    return List.copyOf(all);
  }

  private static boolean contains(Rectangle area, Point point) {
    return isBetween(area.getLo().getLatitude(), point.getLatitude(), area.getHi().getLatitude())
        && isBetween(
            area.getLo().getLongitude(), point.getLongitude(), area.getHi().getLongitude());
  }

  private static boolean isBetween(int one, int value, int other) {
    return Math.min(one, other) <= value && value <= Math.max(one, other);
  }

  /** As on a flat map: near enough for a demo. */
  private static double distance(Point a, Point b) {
    double north = (double) a.getLatitude() - b.getLatitude();
    double east = (double) a.getLongitude() - b.getLongitude();
    return Math.hypot(north, east) * METRES_PER_UNIT;
  }
}
