package dev.tandem.maven.resolution;

import dev.tandem.maven.uptodate.Fact;
import dev.tandem.maven.uptodate.Kind;
import dev.tandem.maven.uptodate.Stamp;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.RepositoryUtils;
import org.apache.maven.artifact.Artifact;

/**
 * What is known of dependencies without resolving them: their versions and, since a snapshot can
 * change under its version, the files in the local repository. Of a module of this build only its
 * protos count, and only those that are imported: they are facts of their own.
 */
final class DependencyFacts {
  private final Siblings siblings;
  private final ArtifactResolver artifacts;

  DependencyFacts(Siblings siblings, ArtifactResolver artifacts) {
    this.siblings = siblings;
    this.artifacts = artifacts;
  }

  /** One fact for each. */
  List<Fact> of(List<Artifact> dependencies) throws IOException {
    List<Fact> facts = new ArrayList<>();
    for (Artifact dependency : dependencies) {
      String name = name(dependency);
      String version = dependency.getBaseVersion();
      if (siblings.contain(dependency)) {
        facts.add(Fact.of(Kind.DEPENDENCY, name, version));
      } else {
        // Of a snapshot, getVersion is the exact one, which may not have been downloaded yet.
        String stamp = Stamp.ofAll(file(dependency));
        facts.add(Fact.of(Kind.DEPENDENCY, name, version, dependency.getVersion(), stamp));
      }
    }
    return facts;
  }

  private Path file(Artifact dependency) {
    File file = dependency.getFile();
    // Otherwise not this one: it is known only in builds in which another plugin resolved it.
    return Artifact.SCOPE_SYSTEM.equals(dependency.getScope()) && file != null
        ? file.toPath()
        : artifacts.knownFile(RepositoryUtils.toArtifact(dependency));
  }

  /** Without the version: {@code com.acme:api}, {@code com.acme:api:tests}. */
  private static String name(Artifact dependency) {
    String name = dependency.getGroupId() + ":" + dependency.getArtifactId();
    return dependency.hasClassifier() ? name + ":" + dependency.getClassifier() : name;
  }
}
