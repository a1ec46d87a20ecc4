package dev.tandem.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs benchmarks in rounds: in each, one fork of every one. JMH alone would run all forks of one
 * before those of the next, and what else the machine does would hit only some.
 */
final class Rounds {
  private final Settings settings;
  private final Path logs;

  /** Sets what to run, and where JMH's own output and results go. */
  Rounds(Settings settings, Path logs) {
    this.settings = settings;
    this.logs = logs;
  }

  List<Sample> run() throws IOException, RunnerException {
    Files.createDirectories(logs);
    List<Sample> samples = new ArrayList<>();
    for (int round = 1; round <= settings.forks(); round++) {
      for (Callers callers : settings.callers()) {
        System.err.printf(
            "round %d of %d, %s threads call; details in %s%n",
            round, settings.forks(), callers.label(), logs);
        for (RunResult result : new Runner(options(round, callers)).run()) {
          samples.add(sample(result, round, callers));
        }
      }
    }
    return samples;
  }

  private Options options(int round, Callers callers) {
    Path log = logs.resolve("round-%d-%s".formatted(round, callers.label()));
    return new OptionsBuilder()
        .include(settings.benchmarks())
        .param("size", settings.sizes().toArray(String[]::new))
        .param("transport", settings.transports().toArray(String[]::new))
        .jvmArgsAppend(callers.jvmOption())
        .forks(1)
        .warmupIterations(settings.warmUp().count())
        .warmupTime(settings.warmUp().time())
        .measurementIterations(settings.measure().count())
        .measurementTime(settings.measure().time())
        .addProfiler(GCProfiler.class)
        .shouldFailOnError(true)
        .output(log + ".log")
        .resultFormat(ResultFormatType.JSON)
        .result(log + ".json")
        .build();
  }

  private static Sample sample(RunResult run, int round, Callers callers) {
    String[] name = run.getParams().getBenchmark().split("\\.");
    Conditions conditions =
        new Conditions(
            Integer.parseInt(run.getParams().getParam("size")),
            run.getParams().getParam("transport"),
            callers);
    Result<?> bytes = run.getSecondaryResults().get("gc.alloc.rate.norm");
    return new Sample(
        conditions,
        name[name.length - 2].replaceFirst("Benchmark$", ""),
        name[name.length - 1],
        round,
        run.getPrimaryResult().getScore(),
        bytes.getScore());
  }
}
