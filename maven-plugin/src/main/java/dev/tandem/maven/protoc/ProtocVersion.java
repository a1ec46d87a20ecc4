package dev.tandem.maven.protoc;

import com.google.protobuf.RuntimeVersion;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which protoc a project gets. The one of its protobuf-java: messages that are newer than their
 * runtime fail when the application starts.
 */
public final class ProtocVersion {
  /** What this plugin was built and tested with. */
  public static final String DEFAULT =
      RuntimeVersion.MAJOR + "." + RuntimeVersion.MINOR + "." + RuntimeVersion.PATCH;

  // Rebuilds by others ("4.28.2.redhat-00001") have no protoc of their own.
  private static final Pattern UPSTREAM =
      Pattern.compile("(\\d+\\.\\d+\\.\\d+(?:-rc-?\\d+)?)(?:[.-].*)?", Pattern.CASE_INSENSITIVE);

  // Since 21, when the languages got numbers of their own before those of the releases.
  private static final Pattern ON_GITHUB = Pattern.compile("(2[1-9]|[3-9]\\d)\\.\\d+");
  private static final int FIRST_OF_4 = 26;

  private ProtocVersion() {}

  /**
   * Chooses.
   *
   * @param configured what the user said, taken as it is
   * @param protobufJava the version of protobuf-java among the project's dependencies
   */
  public static String choose(@Nullable String configured, Optional<String> protobufJava) {
    if (configured != null && !configured.isBlank()) {
      return configured.trim();
    }
    return protobufJava.isPresent() ? upstream(protobufJava.get()) : DEFAULT;
  }

  /**
   * What to say of a version that is in no repository, if it is the name of a release on GitHub:
   * 36.2 is published as 4.36.2.
   */
  public static String hint(String version) {
    Matcher matcher = ON_GITHUB.matcher(version);
    if (!matcher.matches()) {
      return "";
    }
    int number = Integer.parseInt(matcher.group(1));
    return "\nRelease %s of protobuf is published as %s.%s."
        .formatted(version, number < FIRST_OF_4 ? 3 : 4, version);
  }

  private static String upstream(String version) {
    Matcher matcher = UPSTREAM.matcher(version);
    return matcher.matches() ? matcher.group(1) : version;
  }
}
