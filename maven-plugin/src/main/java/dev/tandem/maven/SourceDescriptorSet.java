package dev.tandem.maven;

import dev.tandem.maven.diagnostics.UserErrorException;
import dev.tandem.maven.resolution.DescriptorSetSource;
import java.io.File;
import java.nio.file.Path;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.jspecify.annotations.Nullable;

/** A descriptor set inside {@code <sourceDescriptorSets>}: a file or an artifact. */
public final class SourceDescriptorSet {
  private @Nullable File file;
  private @Nullable String groupId;
  private @Nullable String artifactId;
  private @Nullable String version;
  private @Nullable String classifier;
  private String type = DescriptorAttachment.TYPE; // What other projects publish.

  /** Called by Maven for an element that has nothing but text: the path of a file. */
  public void set(File path) {
    file = path;
  }

  DescriptorSetSource source() throws UserErrorException {
    boolean artifact = groupId != null || artifactId != null || version != null;
    if (file != null && !artifact) {
      Path path = file.toPath().toAbsolutePath().normalize();
      return DescriptorSetSource.of(path);
    }
    if (file == null && groupId != null && artifactId != null && version != null) {
      return DescriptorSetSource.of(
          new DefaultArtifact(groupId, artifactId, classifier, type, version));
    }
    throw new UserErrorException(
        "sourceDescriptorSets: each is either the path of a file, or has groupId, artifactId and"
            + " version (and perhaps type, by default protobin, and classifier)");
  }
}
