package dev.tandem.faults;

import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.Rectangle;
import com.example.routeguide.RouteNote;
import com.example.routeguide.RouteSummary;
import java.util.List;
import java.util.stream.IntStream;

/** The messages of the tests: what matters is a number in each. */
final class Messages {
  static final Rectangle AREA = Rectangle.getDefaultInstance();

  private Messages() {}

  static Point point(int number) {
    return Point.newBuilder().setLatitude(number).build();
  }

  static List<Point> points(int count) {
    return IntStream.range(0, count).mapToObj(Messages::point).toList();
  }

  static Feature feature(int number) {
    return Feature.newBuilder().setName("f" + number).setLocation(point(number)).build();
  }

  static List<Feature> features(int count) {
    return IntStream.range(0, count).mapToObj(Messages::feature).toList();
  }

  static RouteNote note(String text) {
    return RouteNote.newBuilder().setMessage(text).build();
  }

  /** A message that fills the transport's buffers soon. */
  static RouteNote bigNote(int number) {
    return note(number + "x".repeat(20_000));
  }

  static Feature bigFeature(int number) {
    return Feature.newBuilder().setName(number + "x".repeat(20_000)).build();
  }

  static RouteSummary summary(int points) {
    return RouteSummary.newBuilder().setPointCount(points).build();
  }
}
