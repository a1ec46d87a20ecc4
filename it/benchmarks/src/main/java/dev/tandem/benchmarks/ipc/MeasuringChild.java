package dev.tandem.benchmarks.ipc;

import dev.tandem.benchmarks.traffic.Payload;
import dev.tandem.benchmarks.traffic.TrafficClient;
import dev.tandem.runtime.ipc.Parent;

/** The child: measures, whichever transport it is, and tells its parent on standard error. */
public final class MeasuringChild {
  static final String FIGURE = "figure";

  private static final int WARM_UP = 3;

  private MeasuringChild() {}

  /**
   * Runs in a process of its own.
   *
   * @param args bytes of a message; seconds of measuring for each pattern
   */
  public static void main(String[] args) {
    TrafficClient client = new TrafficClient(Parent.connect());
    double seconds = Double.parseDouble(args[1]);
    Payload payload = Pattern.payload(Integer.parseInt(args[0]));
    for (Pattern pattern : Pattern.values()) {
      pattern.measure(client, payload, WARM_UP * seconds);
      double perSecond = pattern.measure(client, payload, seconds);
      System.err.println(FIGURE + " " + pattern + " " + perSecond);
    }
  }
}
