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

  private static String upstream(String version) {
    Matcher matcher = UPSTREAM.matcher(version);
    return matcher.matches() ? matcher.group(1) : version;
  }
}
