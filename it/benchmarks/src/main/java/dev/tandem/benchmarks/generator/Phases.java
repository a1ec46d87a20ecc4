package dev.tandem.benchmarks.generator;

import com.google.protobuf.compiler.PluginProtos.CodeGeneratorRequest;
import dev.tandem.protoc.analysis.DescriptorLoader;
import dev.tandem.protoc.analysis.LinkedFiles;
import dev.tandem.protoc.analysis.ModelBuilder;
import dev.tandem.protoc.diagnostics.Diagnostics;
import dev.tandem.protoc.emit.GeneratedSource;
import dev.tandem.protoc.emit.ServiceEmitter;
import dev.tandem.protoc.model.ServiceModel;
import dev.tandem.protoc.options.GeneratorOptions;
import dev.tandem.protoc.request.LeanRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the generator does in a JVM that has just started, step by step. */
final class Phases {
  private static final int RUNS = 5;
  private static final String SEPARATOR = "\t";

  private long start = System.nanoTime();

  private Phases() {}

  /** Prints the phases of one run. The argument is a file with a request. */
  public static void main(String[] args) throws IOException {
    new Phases().run(Path.of(args[0]));
  }

  private void run(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    lap("read the request, %,d KB".formatted(bytes.length / 1024));
    CodeGeneratorRequest request = LeanRequest.parse(bytes);
    lap("parse what is needed, %,d KB".formatted(request.getSerializedSize() / 1024));
    LinkedFiles files = DescriptorLoader.loadLean(request);
    lap("link the descriptors");
    GeneratorOptions options = GeneratorOptions.defaults();
    List<ServiceModel> services = ModelBuilder.build(files, options, new Diagnostics());
    lap("names, comments, checks");
    List<GeneratedSource> sources = ServiceEmitter.emitAll(services, options);
    lap("emit %,d types".formatted(sources.size()));
  }

  private void lap(String phase) {
    long now = System.nanoTime();
    System.out.println(phase + SEPARATOR + (now - start) / 1e6);
    start = System.nanoTime();
  }

  /** Runs it a few times, each in a JVM of its own with the flags of the executable. */
  static Map<String, Figures> measure(Path request) throws IOException, InterruptedException {
    Map<String, List<Double>> millis = new LinkedHashMap<>();
    for (int run = 0; run < RUNS; run++) {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-XX:+UseSerialGC",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Phases.class.getName(),
                  request.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      for (String line : new String(process.getInputStream().readAllBytes()).lines().toList()) {
        String[] parts = line.split(SEPARATOR);
        millis
            .computeIfAbsent(parts[0], phase -> new ArrayList<>())
            .add(Double.parseDouble(parts[1]));
      }
      if (process.waitFor() != 0) {
        throw new IllegalStateException("the phases of " + request + " can't be measured");
      }
    }
    Map<String, Figures> figures = new LinkedHashMap<>();
    millis.forEach((phase, values) -> figures.put(phase, Figures.of(values)));
    return figures;
  }
}
