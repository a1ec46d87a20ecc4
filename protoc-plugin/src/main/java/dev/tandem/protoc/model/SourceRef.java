package dev.tandem.protoc.model;

/**
 * A place in a proto.
 *
 * @param file the proto's name, as protoc knows it
 * @param line counted from 1; 0 if unknown
 * @param column counted from 1; 0 if unknown
 */
public record SourceRef(String file, int line, int column) {

  /**
   * A whole file, or an unknown place in it.
   *
   * @param file the proto's name, as protoc knows it
   * @return the place
   */
  public static SourceRef of(String file) {
    return new SourceRef(file, 0, 0);
  }

  /** Writes the place as compilers do: {@code file.proto:12:3}. */
  @Override
  public String toString() {
    return line == 0 ? file : file + ":" + line + ":" + column;
  }
}
