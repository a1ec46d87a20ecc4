package dev.tandem.maven.protoc;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A release of protobuf, which protoc and the Java runtime name differently: 36.2 and 4.36.2. The
 * first number of the latter is the language's own; the others count the releases, and always rise.
 *
 * @param number which one: 36
 * @param patch which correction of it: 2
 * @param candidate which release candidate; {@link #FINAL} if it is none
 */
public record ProtobufRelease(int number, int patch, int candidate)
    implements Comparable<ProtobufRelease> {
  private static final int FINAL = Integer.MAX_VALUE;

  // Up to 3.21 both had the same name: "libprotoc 3.21.12". Version 2 had another way to count.
  private static final String MAJOR = "(?:[3-9]|\\d{2,})\\.";
  private static final String RELEASE = "(?<number>\\d+)\\.(?<patch>\\d+)(?:-rc-?(?<rc>\\d+))?";
  private static final Pattern OF_JAVA =
      Pattern.compile(MAJOR + RELEASE + "(?:[.-].*)?", Pattern.CASE_INSENSITIVE);
  private static final Pattern OF_PROTOC =
      Pattern.compile("libprotoc (?:3\\.(?=\\d+\\.))?" + RELEASE + "(?:-.*)?");

  /** The release of a version of protobuf-java or protoc as repositories have it, if it is one. */
  static Optional<ProtobufRelease> ofArtifact(String version) {
    return of(OF_JAVA.matcher(version));
  }

  /** The release that {@code protoc --version} tells, if it does. */
  static Optional<ProtobufRelease> ofProtoc(String answer) {
    return of(OF_PROTOC.matcher(answer.strip().toLowerCase(Locale.ROOT)));
  }

  private static Optional<ProtobufRelease> of(Matcher version) {
    try {
      return version.matches()
          ? Optional.of(
              new ProtobufRelease(
                  Integer.parseInt(version.group("number")),
                  Integer.parseInt(version.group("patch")),
                  version.group("rc") == null ? FINAL : Integer.parseInt(version.group("rc"))))
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty(); // No release has so many digits.
    }
  }

  @Override
  public int compareTo(ProtobufRelease other) {
    int order = Integer.compare(number, other.number);
    if (order == 0) {
      order = Integer.compare(patch, other.patch);
    }
    return order == 0 ? Integer.compare(candidate, other.candidate) : order;
  }
}
