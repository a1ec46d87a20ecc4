package dev.tandem.maven.resolution;

import dev.tandem.maven.generation.DescriptorSet;
import dev.tandem.maven.uptodate.Fact;
import dev.tandem.maven.uptodate.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.aether.artifact.Artifact;

/** Where a descriptor set with protos to compile comes from. */
public sealed interface DescriptorSetSource {

  /** A file, absolute. */
  static DescriptorSetSource of(Path file) {
    return new OfFile(file);
  }

  /** An artifact of a repository, or of a module that this build has packaged. */
  static DescriptorSetSource of(Artifact artifact) {
    return new OfArtifact(artifact);
  }

  /** What is known of it without looking it up, but for the version of a snapshot. */
  List<Fact> facts(ArtifactResolver artifacts) throws IOException;

  /** Looks it up. */
  DescriptorSet resolve(ArtifactResolver artifacts) throws IOException;

  /** One that is on disk. */
  record OfFile(Path file) implements DescriptorSetSource {
    @Override
    public List<Fact> facts(ArtifactResolver artifacts) throws IOException {
      return List.of(Fact.ofFile(Kind.SOURCE, file.toString(), file));
    }

    @Override
    public DescriptorSet resolve(ArtifactResolver artifacts) {
      return new DescriptorSet(file.getFileName().toString(), file);
    }
  }

  /** One that is published. */
  record OfArtifact(Artifact artifact) implements DescriptorSetSource {
    @Override
    public List<Fact> facts(ArtifactResolver artifacts) throws IOException {
      String name = artifact.toString();
      return List.of(
          // A newer snapshot is downloaded by a run, for which this is the reason.
          Fact.of(Kind.SETTING, name, artifacts.currentVersion(artifact)),
          // The file of a module of this build is another one than that of the local repository.
          Fact.ofFile(Kind.SOURCE, name, artifacts.knownFile(artifact)));
    }

    @Override
    public DescriptorSet resolve(ArtifactResolver artifacts) throws IOException {
      Path file;
      try {
        file = artifacts.resolve(List.of(artifact)).get(0);
      } catch (IOException e) {
        throw new IOException("sourceDescriptorSets: " + artifact + ": " + e.getMessage(), e);
      }
      return new DescriptorSet(artifact.toString(), file);
    }
  }
}
