package dev.tandem.benchmarks.ipc;

import dev.tandem.benchmarks.generator.Figures;
import dev.tandem.benchmarks.tandem.BlockingTraffic;
import dev.tandem.benchmarks.traffic.TrafficRpc;
import dev.tandem.runtime.ipc.Child;
import dev.tandem.runtime.ipc.Transport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** The parent: starts a child for each measurement, and prints tables. */
public final class IpcBenchmark {
  private static final List<Integer> SIZES = List.of(16, 1024);
  private static final Map<String, Supplier<Transport>> TRANSPORTS =
      Map.of("gRPC", () -> Transport.grpc("localhost", 0), "JSON", Transport::json);

  private record Row(Pattern pattern, int size, String transport) {}

  private final Map<Row, List<Double>> perSecond = new LinkedHashMap<>();
  private final double seconds;

  private IpcBenchmark(double seconds) {
    this.seconds = seconds;
  }

  /**
   * Runs the benchmark.
   *
   * @param args {@code rounds=5 seconds=1}: of measuring each pattern, after three times as much of
   *     warm-up
   */
  public static void main(String[] args) throws Exception {
    String all = String.join(" ", args);
    if (!all.matches("rounds=[1-9]\\d* seconds=\\d+(\\.\\d+)?")) {
      throw new IllegalArgumentException("arguments: rounds=5 seconds=1, but there is " + all);
    }
    int rounds = Integer.parseInt(args[0].substring("rounds=".length()));
    IpcBenchmark benchmark =
        new IpcBenchmark(Double.parseDouble(args[1].substring("seconds=".length())));
    for (int round = 0; round < rounds; round++) {
      System.err.printf("round %d of %d%n", round + 1, rounds);
      benchmark.run(round);
    }
    benchmark.print();
    WireBytes.print(SIZES);
  }

  private void run(int round) throws IOException, InterruptedException {
    for (int size : SIZES) {
      // Nobody always comes after the other.
      List<String> order = round % 2 == 0 ? List.of("gRPC", "JSON") : List.of("JSON", "gRPC");
      for (String transport : order) {
        measure(transport, size);
      }
    }
  }

  private void measure(String name, int size) throws IOException, InterruptedException {
    Transport transport = Objects.requireNonNull(TRANSPORTS.get(name)).get();
    List<String> errors = new ArrayList<>();
    try (Child child =
        Child.over(transport)
            .serving(TrafficRpc.bind(new BlockingTraffic(Pattern.payload(size))))
            .withErrorOutput(errors::add)
            .start(command(size))) {
      child.waitFor().orThrow();
    }
    for (String line : errors) {
      String[] parts = line.split(" ");
      if (parts[0].equals(MeasuringChild.FIGURE)) {
        perSecond
            .computeIfAbsent(
                new Row(Pattern.valueOf(parts[1]), size, name), row -> new ArrayList<>())
            .add(Double.parseDouble(parts[2]));
      }
    }
  }

  private ProcessBuilder command(int size) {
    return new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp",
        System.getProperty("java.class.path"),
        MeasuringChild.class.getName(),
        Integer.toString(size),
        Double.toString(seconds));
  }

  private void print() {
    System.out.println("| Messages per second, thousands | bytes | gRPC | JSON | JSON : gRPC |");
    System.out.println("|---|---|---|---|---|");
    for (Pattern pattern : Pattern.values()) {
      for (int size : SIZES) {
        List<Double> grpc = figures(pattern, size, "gRPC");
        List<Double> json = figures(pattern, size, "JSON");
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < grpc.size(); round++) {
          ratios.add(json.get(round) / grpc.get(round));
        }
        System.out.printf(
            "| %s | %d | %s | %s | %s |%n",
            pattern.text,
            size,
            Figures.of(grpc.stream().map(value -> value / 1e3).toList()).text(1),
            Figures.of(json.stream().map(value -> value / 1e3).toList()).text(1),
            Figures.of(ratios).text(2));
      }
    }
  }

  private List<Double> figures(Pattern pattern, int size, String transport) {
    return Objects.requireNonNull(perSecond.get(new Row(pattern, size, transport)));
  }
}
