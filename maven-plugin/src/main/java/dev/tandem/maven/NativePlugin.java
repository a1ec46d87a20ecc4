package dev.tandem.maven;

import dev.tandem.maven.diagnostics.UserErrorException;
import dev.tandem.maven.resolution.PluginChoice;
import java.io.File;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.jspecify.annotations.Nullable;

/**
 * A native plugin of protoc inside {@code <nativePlugins>}. A class of its own, so that a misspelt
 * element fails the build.
 */
public final class NativePlugin {
  private static final String PREFIX = "protoc-gen-";
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]+");

  /** What protoc makes itself: it would not ask a plugin of that name. */
  private static final Set<String> BUILT_IN =
      Set.of("cpp", "csharp", "java", "kotlin", "objc", "php", "pyi", "python", "ruby", "rust");

  private @Nullable String id;
  private @Nullable String groupId;
  private @Nullable String artifactId;
  private @Nullable String version;
  private @Nullable String classifier;
  private @Nullable File executable;
  private List<String> options = List.of();
  private @Nullable String sha256;

  PluginChoice choice() throws UserErrorException {
    boolean published = groupId != null && artifactId != null && version != null;
    boolean partly = groupId != null || artifactId != null || version != null || classifier != null;
    if (executable == null ? !published : partly) {
      throw new UserErrorException(
          "nativePlugins: each has either groupId, artifactId and version (and perhaps a"
              + " classifier) or an executable");
    }
    return new PluginChoice(
        checkedId(),
        executable == null ? null : executable.toPath().toAbsolutePath().normalize(),
        published ? new DefaultArtifact(groupId, artifactId, classifier, "exe", version) : null,
        Elements.of(options),
        sha256);
  }

  private String checkedId() throws UserErrorException {
    String name = executable == null ? artifactId : executable.getName().replaceAll("\\.\\w+$", "");
    String effective = id == null ? String.valueOf(name).replaceFirst("^" + PREFIX, "") : id;
    if (!ID.matcher(effective).matches() || BUILT_IN.contains(effective)) {
      throw new UserErrorException(
          """
          nativePlugins: '%s' cannot be the id of a plugin; give it an id of letters, digits, - and \
          _ that is none of protoc's own generators\
          """
              .formatted(effective));
    }
    return effective;
  }
}
