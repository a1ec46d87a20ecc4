package dev.tandem.protoc.diagnostics;

import dev.tandem.protoc.model.SourceRef;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with the input.
 *
 * @param source where, or null if it is not about a proto
 * @param message what is wrong and what to do about it, in one line
 */
public record Diagnostic(@Nullable SourceRef source, String message) {
  /** What would break the line, or change what a terminal shows; it comes from names. */
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]");

  /** Writes one line as compilers do: {@code file.proto:12:3: message}. */
  @Override
  public String toString() {
    String line = source == null ? message : source + ": " + message;
    return CONTROLS.matcher(line).replaceAll("?");
  }
}
