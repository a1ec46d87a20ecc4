package dev.tandem.maven.uptodate;

import dev.tandem.maven.files.Checksum;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A fact about a file that was there when it was asked for. */
final class FileFact implements Fact {
  /** The content of a file that changed while it was read: equal to nothing, and no other text. */
  static final String UNKNOWN = "?\n?";

  private final Kind kind;
  private final String name;
  private final Path file;
  private final Stamp stamp;
  private final String text;
  private @Nullable String content;

  /**
   * A fact.
   *
   * @param trusted whether a stamp counts however young it is
   */
  FileFact(Kind kind, String name, Path file, Stamp stamp, boolean trusted) {
    this.kind = kind;
    this.name = name;
    this.file = file;
    this.stamp = stamp;
    this.text = trusted || stamp.modified() < now() - stamp.tick() ? stamp.toString() : "";
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public String name() {
    return name;
  }

  /** None for a file that was written just now: it may change once more and keep size and time. */
  @Override
  public String stamp() {
    return text;
  }

  @Override
  public String content() throws IOException {
    if (content == null) {
      content = read();
    }
    return content;
  }

  /**
   * Whether it was changed after a moment, in milliseconds since 1970. A time that is still to come
   * says nothing about that: it is of another clock, and would make a file younger for ever.
   */
  boolean isYoungerThan(long moment) {
    return stamp.modified() > TimeUnit.MILLISECONDS.toNanos(moment)
        && stamp.modified() < now() + stamp.tick();
  }

  // Of the moment of the stamp, or not at all: between the two, protoc may have read the file.
  private String read() throws IOException {
    try {
      String read = Checksum.of(file);
      return stamp.equals(Stamp.of(file)) ? read : UNKNOWN;
    } catch (NoSuchFileException e) {
      return UNKNOWN;
    }
  }

  private static long now() {
    return TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
  }
}
