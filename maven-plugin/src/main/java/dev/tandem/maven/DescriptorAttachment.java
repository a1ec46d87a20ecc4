package dev.tandem.maven;

import dev.tandem.maven.diagnostics.UserErrorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;

/** Publishes a descriptor set beside the project's jar. */
final class DescriptorAttachment {
  static final String TYPE = "protobin";

  private final MavenProjectHelper projects;
  private final MavenProject project;
  private final Scope scope;

  DescriptorAttachment(MavenProjectHelper projects, MavenProject project, Scope scope) {
    this.projects = projects;
    this.project = project;
    this.scope = scope;
  }

  /**
   * Attaches the file of an execution. Without protos there is none, and nothing to attach.
   *
   * @param ofCommandLine whether the execution is none of the project's: what these have attached
   *     stays
   * @throws UserErrorException if another execution has attached its own: both would be one
   *     artifact
   */
  void attach(Path file, boolean ofCommandLine) throws UserErrorException {
    if (!Files.isRegularFile(file)) {
      return;
    }
    Optional<Artifact> attached = attached();
    if (attached.isEmpty()) {
      projects.attachArtifact(project, TYPE, scope.classifier(), file.toFile());
    } else if (!attached.get().getFile().exists()) {
      // Of the command line: the project's own execution has taken its files over.
      attached.get().setFile(file.toFile());
    } else if (!ofCommandLine && !attached.get().getFile().equals(file.toFile())) {
      throw new UserErrorException(
          "attachDescriptorSet: %s is attached already; only one execution can attach its descriptor set"
              .formatted(attached.get().getFile()));
    }
  }

  // A plugin that forks the build (maven-source-plugin does) runs the same execution once more.
  private Optional<Artifact> attached() {
    return project.getAttachedArtifacts().stream()
        .filter(each -> TYPE.equals(each.getType()))
        .filter(each -> Objects.equals(classifier(each), scope.classifier()))
        .findFirst();
  }

  private static String classifier(Artifact artifact) {
    return Objects.requireNonNullElse(artifact.getClassifier(), "");
  }
}
