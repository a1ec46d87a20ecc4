package dev.tandem.maven.protoc;

import dev.tandem.maven.diagnostics.UserErrorException;
import java.util.Optional;

/**
 * Which releases of protoc a project can use.
 *
 * <p>None whose messages are newer than the runtime that they meet, not even by a patch. The
 * runtime checks that as well, but only when the application starts. Source: <a
 * href="https://protobuf.dev/support/cross-version-runtime-guarantee">protobuf's cross-version
 * runtime guarantee</a>. And none before 23.0, which was the first with {@code --retain_options}.
 *
 * @param runtime the version of protobuf-java among the project's dependencies; empty if it is not
 *     among them, or if protoc makes no messages
 */
public record ProtocLimits(Optional<String> runtime) {
  private static final String OLDEST = "3.23.0";

  /**
   * Checks the version of a protoc in a repository. One that is no release is not checked.
   *
   * @param configured whether the user named it; else it is that of protobuf-java
   */
  public void check(String version, boolean configured) throws UserErrorException {
    Optional<ProtobufRelease> release = ProtobufRelease.ofArtifact(version);
    if (release.isPresent()) {
      String remedy =
          configured
              ? "raise protocVersion"
              : "raise protobuf-java, from which protoc has its version, or set protocVersion or"
                  + " protocExecutable";
      check(release.get(), "protoc " + version, remedy);
    }
  }

  /** Checks a protoc that was asked. */
  public void check(ProtocAnswer answer) throws UserErrorException {
    check(answer.release(), answer.executable() + " (" + answer.text() + ")", "name a newer one");
  }

  private void check(ProtobufRelease release, String protoc, String remedy)
      throws UserErrorException {
    if (release.compareTo(ProtobufRelease.ofArtifact(OLDEST).orElseThrow()) < 0) {
      throw new UserErrorException(
          "%s is too old for Tandem, which needs protoc %s or newer: %s"
              .formatted(protoc, OLDEST, remedy));
    }
    if (runtime.isEmpty()) {
      return;
    }
    Optional<ProtobufRelease> limit = ProtobufRelease.ofArtifact(runtime.get());
    if (limit.isPresent() && release.compareTo(limit.get()) > 0) {
      throw new UserErrorException(
          """
          %1$s makes messages that are newer than the project's protobuf-java %2$s: they would \
          fail when they are loaded. Use protoc %2$s, which is the default without protocVersion and \
          protocExecutable, or raise protobuf-java to the release of protoc\
          """
              .formatted(protoc, runtime.get()));
    }
  }
}
