package dev.tandem.protoc.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** protoc's own classes for all good samples, compiled once, for stubs to be compiled against. */
public final class Messages {
  /** Where the classes are. */
  public static final Path CLASSES = compile();

  /** Annotations for the option {@code generated} that are in no jar of ours. */
  private static Map<String, String> annotations() {
    String body =
        """
        package %s;
        public @interface %s {
          String[] value()%s;
        }
        """;
    return Map.of(
        "javax/annotation/Generated.java", body.formatted("javax.annotation", "Generated", ""),
        "jakarta/annotation/Generated.java", body.formatted("jakarta.annotation", "Generated", ""),
        "com/acme/Mark.java", body.formatted("com.acme", "Mark", " default {}"));
  }

  private Messages() {}

  private static Path compile() {
    try {
      Path folder = Path.of("target", "sample-messages");
      for (Path old : Samples.files(folder).values()) {
        Files.delete(old);
      }
      Path sources = Files.createDirectories(folder.resolve("sources"));
      Path classes = Files.createDirectories(folder.resolve("classes"));
      for (Path root : List.of(Samples.GOOD, Samples.WITH_OPTIONS)) {
        Protoc.Result result =
            Protoc.run(root, List.of("--java_out=" + sources), Samples.protos(root));
        if (result.exitCode() != 0) {
          throw new IllegalStateException(result.output());
        }
      }
      Map<String, String> all = new TreeMap<>(Samples.texts(sources));
      all.putAll(annotations());
      String complaints = Javac.compile(all, classes, List.of(), Javac.LENIENT);
      if (!complaints.isEmpty()) {
        throw new IllegalStateException(complaints);
      }
      return classes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
