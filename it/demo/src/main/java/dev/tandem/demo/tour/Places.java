package dev.tandem.demo.tour;

import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.Rectangle;
import com.example.routeguide.RouteNote;
import java.util.List;

/** Where the guide leads. */
public final class Places {
  /** What there is to see. */
  public static final List<Feature> ALL =
      List.of(
          feature("Bell tower", 410_000_000, -740_000_000),
          feature("Old mill", 410_500_000, -740_500_000),
          feature("Ferry", 415_000_000, -745_000_000));

  static final Point BELL_TOWER = ALL.get(0).getLocation();
  static final Point OLD_MILL = ALL.get(1).getLocation();
  static final Point NOWHERE = point(0, 0);
  static final Point BEYOND = point(910_000_000, 0);

  /** An area with the bell tower and the mill, but not the ferry. */
  static final Rectangle TOWN =
      Rectangle.newBuilder()
          .setLo(point(409_000_000, -741_000_000))
          .setHi(point(411_000_000, -739_000_000))
          .build();

  private Places() {}

  static RouteNote note(Point place, String text) {
    return RouteNote.newBuilder().setLocation(place).setMessage(text).build();
  }

  private static Feature feature(String name, int latitude, int longitude) {
    return Feature.newBuilder().setName(name).setLocation(point(latitude, longitude)).build();
  }

  private static Point point(int latitude, int longitude) {
    return Point.newBuilder().setLatitude(latitude).setLongitude(longitude).build();
  }
}
