package dev.tandem.stubs;

import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.Rectangle;
import com.example.routeguide.RouteNote;
import com.example.routeguide.RouteSummary;
import java.util.List;
import java.util.stream.IntStream;

/** The messages of the tests: what matters is a number in each. */
public final class Messages {
  public static final Rectangle AREA = Rectangle.getDefaultInstance();

  private Messages() {}

  public static Point point(int number) {
    return Point.newBuilder().setLatitude(number).build();
  }

  public static List<Point> points(int count) {
    return IntStream.range(0, count).mapToObj(Messages::point).toList();
  }

  public static Feature feature(int number) {
    return Feature.newBuilder().setName("f" + number).setLocation(point(number)).build();
  }

  public static List<Feature> features(int count) {
    return IntStream.range(0, count).mapToObj(Messages::feature).toList();
  }

  public static RouteNote note(String text) {
    return RouteNote.newBuilder().setMessage(text).build();
  }

  /** A message that fills the transport's buffers soon. */
  public static RouteNote bigNote(int number) {
    return note(number + "x".repeat(20_000));
  }

  public static Feature bigFeature(int number) {
    return Feature.newBuilder().setName(number + "x".repeat(20_000)).build();
  }

  public static RouteSummary summary(int points) {
    return RouteSummary.newBuilder().setPointCount(points).build();
  }
}
