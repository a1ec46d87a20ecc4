package dev.tandem.stubs;

import com.example.routeguide.Feature;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import dev.tandem.runtime.ServerStream;

/** Reads a million messages over Netty, slowly for a while; in a process of its own. */
public final class SlowReaderMain {
  private static final int ALL = 1_000_000;

  private SlowReaderMain() {}

  /** Runs it; fails if a message is missing or memory runs out. */
  public static void main(String[] args) {
    int read = 0;
    try (Wire wire = Wire.open(Transport.NETTY, RouteGuideRpc.bind(new Guide()));
        ServerStream<Feature> features =
            new RouteGuideClient(wire.channel()).listFeatures(Guide.area(ALL))) {
      for (Feature feature : features) {
        if (feature.getLocation().getLatitude() != read) {
          throw new AssertionError("message " + read + " is missing");
        }
        if (read == 1_000) {
          Await.sleep(1_500); // Time enough for a sender without back-pressure to fill the heap.
        }
        read++;
      }
    }
    System.out.println("read " + read);
    System.exit(read == ALL ? 0 : 1);
  }
}
