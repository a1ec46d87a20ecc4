package dev.tandem.maven.uptodate;

import dev.tandem.maven.files.Checksum;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One thing that the outcome depends on, or one file of the outcome. It has a name that is unique
 * in its kind.
 */
public sealed interface Fact permits KnownFact, FileFact {
  /** What it is about. */
  Kind kind();

  /** What it is about in particular. */
  String name();

  /** What changes whenever the content does, and costs less to ask for; empty if there is none. */
  String stamp();

  /** What counts; its first line is for people. Empty if it is about something that is absent. */
  String content() throws IOException;

  /**
   * A fact about texts.
   *
   * @param label what a reason shows of it
   * @param details what counts as well
   */
  static Fact of(Kind kind, String name, String label, String... details) {
    String content = details.length == 0 ? label : label + "\n" + String.join("\n", details);
    return new KnownFact(kind, name, "", content);
  }

  /**
   * A fact about a file: its size and time are asked for now, its content when it is needed.
   *
   * @param file where it is, or null if it is nowhere; it may be absent as well
   */
  static Fact ofFile(Kind kind, String name, @Nullable Path file) throws IOException {
    Stamp stamp = null;
    if (file != null) {
      stamp = Stamp.of(file);
    }
    return file == null || stamp == null
        ? new KnownFact(kind, name, "", "")
        : new FileFact(kind, name, file, stamp, kind == Kind.OUTPUT);
  }

  /**
   * A fact about a file that somebody has read since a moment: unknown if it changed after it.
   *
   * @param moment in milliseconds since 1970
   */
  static Fact ofFileReadSince(long moment, Kind kind, String name, @Nullable Path file)
      throws IOException {
    Fact fact = ofFile(kind, name, file);
    return fact instanceof FileFact changed && changed.isYoungerThan(moment)
        ? new KnownFact(kind, name, "", FileFact.UNKNOWN)
        : fact;
  }

  /** A fact about a file that was just written: its bytes need not be read again. */
  static Fact ofWritten(Kind kind, String name, Path file, byte[] bytes) throws IOException {
    Stamp stamp = Stamp.of(file);
    return stamp == null || stamp.size() != bytes.length
        ? new KnownFact(kind, name, "", FileFact.UNKNOWN)
        : new KnownFact(kind, name, stamp.toString(), Checksum.of(bytes));
  }

  /** Whether nothing happened between an older fact of that name and this one. */
  default boolean isAsIn(Fact before) throws IOException {
    if (!stamp().isEmpty() && stamp().equals(before.stamp())) {
      return true;
    }
    String content = content();
    return !content.equals(FileFact.UNKNOWN) && content.equals(before.content());
  }

  /** Whether its stamp is another one; the content may be the same. */
  default boolean hasNewStamp(Fact before) {
    return !stamp().isEmpty() && !stamp().equals(before.stamp());
  }

  /** The first line of the content. */
  default String label() throws IOException {
    String content = content();
    int end = content.indexOf('\n');
    return end < 0 ? content : content.substring(0, end);
  }
}
