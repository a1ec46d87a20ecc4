package dev.tandem.benchmarks.report;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How situations and contenders are called in what people read, and their order there. */
final class Names {
  private static final Map<String, String> NAMES = new LinkedHashMap<>();

  static {
    NAMES.put("ServerStreaming", "Read a server stream, per message");
    NAMES.put("ServerStreamingServer", "Serve a server stream, per message");
    NAMES.put("ClientStreaming", "Client stream, both ends, per message");
    NAMES.put("ClientStreamingServer", "Serve a client stream, per message");
    NAMES.put("BidiFullDuplex", "Write and read at once, both ends, per message");
    NAMES.put("BidiPingPong", "Ping-pong on a stream, both ends, per round trip");
    NAMES.put("Unary", "Unary, both ends, per call");
    NAMES.put("Unary64Callers", "Unary, 64 callers at once, both ends, per call");

    NAMES.put(Contest.TANDEM, "Tandem");
    NAMES.put("tandemAsync", "Tandem, async");
    NAMES.put("grpcJavaIterator", "grpc-java, blocking iterator");
    NAMES.put("grpcJavaBlocking", "grpc-java, blocking");
    NAMES.put("grpcJavaBlockingVirtual", "grpc-java, blocking, virtual observers");
    NAMES.put("grpcJavaBlockingV2", "grpc-java, BlockingV2");
    NAMES.put("grpcJavaFuture", "grpc-java, future");
    NAMES.put("grpcJavaObserver", "grpc-java, StreamObserver");
    NAMES.put("raw", "raw calls");
  }

  private static final List<String> ORDER = List.copyOf(NAMES.keySet());

  /** That order. Those without a name come last. */
  static final Comparator<String> IN_ORDER =
      Comparator.<String>comparingInt(
              name -> ORDER.contains(name) ? ORDER.indexOf(name) : ORDER.size())
          .thenComparing(Comparator.naturalOrder());

  private Names() {}

  static String of(String name) {
    return NAMES.getOrDefault(name, name);
  }
}
