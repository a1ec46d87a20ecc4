package dev.tandem.protoc.diagnostics;

import dev.tandem.protoc.model.SourceRef;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with the input.
 *
 * @param source where, or null if it is not about a proto
 * @param message what is wrong and what to do about it, in one line
 */
public record Diagnostic(@Nullable SourceRef source, String message) {

  /** Writes one line as compilers do: {@code file.proto:12:3: message}. */
  @Override
  public String toString() {
    return source == null ? message : source + ": " + message;
  }
}
