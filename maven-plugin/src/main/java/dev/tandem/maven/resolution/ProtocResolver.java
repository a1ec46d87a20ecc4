package dev.tandem.maven.resolution;

import dev.tandem.maven.diagnostics.UserErrorException;
import dev.tandem.maven.protoc.ExecutableCache;
import dev.tandem.maven.protoc.Platform;
import dev.tandem.maven.protoc.Protoc;
import dev.tandem.maven.protoc.ProtocVersion;
import dev.tandem.maven.uptodate.Fact;
import dev.tandem.maven.uptodate.Kind;
import dev.tandem.maven.uptodate.Stamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.jspecify.annotations.Nullable;

/** Finds protoc: the given executable, or the published binary of the right version. */
final class ProtocResolver {
  private static final String CHOICES =
      "; set protocVersion (-Dtandem.protocVersion=…) to a version that your repositories have, or"
          + " protocExecutable (-Dtandem.protocExecutable=…) to an installed protoc";

  private final ArtifactResolver artifacts;
  private final ExecutableCache executables;

  ProtocResolver(ArtifactResolver artifacts, ExecutableCache executables) {
    this.artifacts = artifacts;
    this.executables = executables;
  }

  /**
   * The protoc to run.
   *
   * @param executable what the user said, or null
   * @param version what the user said, or null
   * @param protobufJava the version of protobuf-java among the dependencies
   */
  Protoc resolve(@Nullable Path executable, @Nullable String version, Optional<String> protobufJava)
      throws IOException, UserErrorException {
    if (executable != null) {
      if (!Files.isExecutable(executable)) {
        throw new UserErrorException(
            "protocExecutable: " + executable + " is not an executable file");
      }
      return new Protoc(executable, executable.toString());
    }
    return published(ProtocVersion.choose(version, protobufJava));
  }

  /** What of that is known without looking for it. The parameters are the same. */
  Fact fact(@Nullable Path executable, @Nullable String version, Optional<String> protobufJava)
      throws IOException {
    return executable != null
        ? Fact.of(Kind.PROTOC, "protoc", executable.toString(), Stamp.ofAll(executable))
        : Fact.of(Kind.PROTOC, "protoc", ProtocVersion.choose(version, protobufJava));
  }

  private Protoc published(String version) throws IOException {
    Optional<String> classifier = Platform.current();
    if (classifier.isEmpty()) {
      throw new IOException(
          "no protoc is published for this machine (%s, %s)"
                  .formatted(System.getProperty("os.name"), System.getProperty("os.arch"))
              + CHOICES);
    }
    try {
      Path file =
          artifacts
              .resolve(
                  List.of(
                      new DefaultArtifact(
                          "com.google.protobuf", "protoc", classifier.get(), "exe", version)))
              .get(0);
      return new Protoc(executables.executable(file), version);
    } catch (IOException e) {
      throw new IOException("protoc " + version + ": " + e.getMessage() + CHOICES, e);
    }
  }
}
