package dev.tandem.maven.output;

import dev.tandem.maven.files.Checksum;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The folder with the notes of an execution, which is its own: what is in it, it may delete. */
public final class StateFolder {
  // The same on each disk: where case does not count, or a dot at the end.
  private static final String PLAIN = "[a-z0-9._-]*[a-z0-9_-]";

  private StateFolder() {}

  /** Its name: the id, as far as a folder can have it; some tools run goals without one. */
  public static String name(@Nullable String executionId) {
    if (executionId == null) {
      return "default";
    }
    return executionId.matches(PLAIN)
        ? executionId
        : executionId.replaceAll("[^A-Za-z0-9._-]", "_")
            + "-"
            + Checksum.of(executionId.getBytes(StandardCharsets.UTF_8));
  }
}
