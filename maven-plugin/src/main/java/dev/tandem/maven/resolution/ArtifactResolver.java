package dev.tandem.maven.resolution;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.repository.LocalArtifactRequest;
import org.eclipse.aether.repository.LocalRepositoryManager;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.repository.WorkspaceReader;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.VersionRequest;
import org.eclipse.aether.resolution.VersionResolutionException;

/**
 * Maven's own resolver: mirrors, credentials, offline mode and checksums are those of the build.
 */
final class ArtifactResolver {
  private final RepositorySystem repositories;
  private final RepositorySystemSession session;
  private final List<RemoteRepository> remotes;

  ArtifactResolver(
      RepositorySystem repositories,
      RepositorySystemSession session,
      List<RemoteRepository> remotes) {
    this.repositories = repositories;
    this.session = session;
    this.remotes = remotes;
  }

  /**
   * The file that would be taken: what this build, or since Maven 4 an earlier one, has packaged,
   * or where the local repository has it or would have it. Looks nothing up.
   */
  Path knownFile(Artifact artifact) {
    WorkspaceReader modules = session.getWorkspaceReader();
    File packaged = modules == null ? null : modules.findArtifact(artifact);
    return packaged == null ? localFile(artifact) : packaged.toPath();
  }

  private Path localFile(Artifact artifact) {
    Path repository = session.getLocalRepository().getBasedir().toPath();
    LocalRepositoryManager local = session.getLocalRepositoryManager();
    Path usual = repository.resolve(local.getPathForLocalArtifact(artifact));
    if (Files.exists(usual)) {
      return usual; // To ask takes longer: it reads where each artifact came from.
    }
    // There may be several, or one with a folder for each origin.
    File found = local.find(session, new LocalArtifactRequest(artifact, remotes, null)).getFile();
    return found == null ? usual : found.toPath();
  }

  /**
   * The version of today. That of a snapshot is in the repositories' metadata, which Maven asks for
   * as often as the build says; that of another artifact is its own, and nothing is looked up.
   */
  String currentVersion(Artifact artifact) throws IOException {
    if (!artifact.isSnapshot()) {
      return artifact.getVersion();
    }
    try {
      VersionRequest request = new VersionRequest(artifact, remotes, null);
      return repositories.resolveVersion(session, request).getVersion();
    } catch (VersionResolutionException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** The files of artifacts, in the same order. */
  List<Path> resolve(List<Artifact> artifacts) throws IOException {
    List<ArtifactRequest> requests = new ArrayList<>();
    for (Artifact artifact : artifacts) {
      requests.add(new ArtifactRequest(artifact, remotes, null));
    }
    try {
      List<Path> files = new ArrayList<>();
      for (ArtifactResult result : repositories.resolveArtifacts(session, requests)) {
        files.add(result.getArtifact().getFile().toPath());
      }
      return files;
    } catch (ArtifactResolutionException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
