package dev.tandem.protoc.emit;

/**
 * One source file.
 *
 * @param path where it belongs below the output folder, with forward slashes
 * @param content its text
 */
public record GeneratedSource(String path, String content) implements Comparable<GeneratedSource> {

  /** Orders by path. By hand: the lambdas of comparators are in no archive of classes. */
  @Override
  public int compareTo(GeneratedSource other) {
    int byPath = path.compareTo(other.path);
    return byPath != 0 ? byPath : content.compareTo(other.content);
  }
}
