package dev.tandem.benchmarks.json;

import dev.tandem.benchmarks.generator.Figures;
import dev.tandem.benchmarks.wire.CountingProxy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/** Calls in turns, so that what else the machine does hits all alike, as a table. */
final class CallRace {
  private static final String HEAD =
      """
      | What | Who | calls/s | × gRPC's | CPU, µs | × gRPC's | µs | slowest 1 % | bytes sent | received |
      |---|---|---|---|---|---|---|---|---|---|
      """;

  /** Rounds that do not count, of all situations before the first figure: the JVM compiles. */
  private static final int WARM_UP = 8;

  private final Settings settings;
  private final DirectoryServers servers;

  CallRace(Settings settings, DirectoryServers servers) {
    this.settings = settings;
    this.servers = servers;
  }

  /** Gives the table in Markdown. */
  String table() throws Exception {
    System.err.println("Warming up");
    for (Situation situation : Situation.values()) {
      run(situation, WARM_UP);
    }
    StringBuilder table = new StringBuilder(HEAD);
    for (Situation situation : Situation.values()) {
      System.err.println(situation.title);
      Map<Contender, List<CallRun>> runs = run(situation, settings.rounds());
      for (Contender contender : situation.contenders()) {
        String what = contender == Contender.GRPC_NETTY ? situation.title : "";
        table.append(row(what, contender, runs, bytes(situation, contender)));
      }
    }
    return table.toString();
  }

  private Map<Contender, List<CallRun>> run(Situation situation, int rounds) throws Exception {
    Map<Contender, Caller> callers = new EnumMap<>(Contender.class);
    Map<Contender, List<CallRun>> runs = new EnumMap<>(Contender.class);
    List<Contender> contenders = situation.contenders();
    for (Contender contender : contenders) {
      callers.put(contender, contender.connect(contender.port(servers)));
      runs.put(contender, new ArrayList<>());
    }
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < contenders.size(); i++) {
        // Nobody always comes after the same one.
        Contender contender = contenders.get((round + i) % contenders.size());
        Caller caller = Objects.requireNonNull(callers.get(contender));
        CallRun run = CallRun.measure(situation, caller, settings.run());
        Objects.requireNonNull(runs.get(contender)).add(run);
      }
    }
    callers.values().forEach(Caller::close);
    return runs;
  }

  private String row(
      String what, Contender contender, Map<Contender, List<CallRun>> runs, long[] bytes) {
    List<CallRun> own = Objects.requireNonNull(runs.get(contender));
    List<CallRun> grpc = Objects.requireNonNull(runs.get(Contender.GRPC_NETTY));
    return String.format(
        Locale.ROOT,
        "| %s | %s | %,.0f | %s | %,.0f | %s | %,.0f | %,.0f | %,d | %,d |%n",
        what,
        contender.title,
        median(own, CallRun::perSecond),
        own.equals(grpc) ? "1" : ratio(own, grpc, CallRun::perSecond),
        median(own, CallRun::cpuMicros),
        own.equals(grpc) ? "1" : ratio(own, grpc, CallRun::cpuMicros),
        median(own, CallRun::medianMicros),
        median(own, CallRun::slowMicros),
        bytes[0],
        bytes[1]);
  }

  private static double median(List<CallRun> runs, ToDoubleFunction<CallRun> figure) {
    return Figures.of(runs.stream().map(figure::applyAsDouble).toList()).median();
  }

  /** Compares the runs of each round. */
  private static String ratio(
      List<CallRun> own, List<CallRun> grpc, ToDoubleFunction<CallRun> figure) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < own.size(); i++) {
      ratios.add(figure.applyAsDouble(own.get(i)) / figure.applyAsDouble(grpc.get(i)));
    }
    return Figures.of(ratios).text(2);
  }

  /** Counts what a call sends and receives on a connection that has been used before. */
  private long[] bytes(Situation situation, Contender contender) throws Exception {
    int calls = situation == Situation.UPLOAD ? 10 : 500;
    try (CountingProxy proxy = new CountingProxy(contender.port(servers));
        Caller caller = contender.connect(proxy.port())) {
      for (int i = 0; i < 10; i++) {
        situation.call.on(caller);
      }
      long sent = proxy.sent();
      long received = proxy.received();
      for (int i = 0; i < calls; i++) {
        situation.call.on(caller);
      }
      return new long[] {
        Math.round((double) (proxy.sent() - sent) / calls),
        Math.round((double) (proxy.received() - received) / calls)
      };
    } catch (IOException e) {
      throw new IOException("the proxy for " + contender.title + " failed", e);
    }
  }
}
