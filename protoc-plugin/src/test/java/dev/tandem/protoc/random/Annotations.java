package dev.tandem.protoc.random;

import dev.tandem.protoc.testing.Javac;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Annotations for the option {@code generated} that are in no jar of ours. */
final class Annotations {
  /** Where their classes are. */
  static final Path CLASSES = compile();

  private Annotations() {}

  private static Path compile() {
    Path folder = Path.of("target", "random", "annotations");
    String body = "package %s; public @interface %s { String[] value() default {}; }";
    Map<String, String> sources =
        Map.of(
            "javax/annotation/Generated.java", body.formatted("javax.annotation", "Generated"),
            "jakarta/annotation/Generated.java", body.formatted("jakarta.annotation", "Generated"),
            "com/acme/Mark.java", body.formatted("com.acme", "Mark"));
    String complaints = Javac.compile(sources, folder, List.of(), Javac.LENIENT);
    if (!complaints.isEmpty()) {
      throw new IllegalStateException(complaints);
    }
    return folder;
  }
}
