package dev.tandem.protoc.emit;

import java.util.Comparator;

/**
 * One source file.
 *
 * @param path where it belongs below the output folder, with forward slashes
 * @param content its text
 */
public record GeneratedSource(String path, String content) implements Comparable<GeneratedSource> {
  private static final Comparator<GeneratedSource> ORDER =
      Comparator.comparing(GeneratedSource::path).thenComparing(GeneratedSource::content);

  /** Orders by path. */
  @Override
  public int compareTo(GeneratedSource other) {
    return ORDER.compare(this, other);
  }
}
