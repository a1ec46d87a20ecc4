package dev.tandem.maven.resolution;

import dev.tandem.maven.diagnostics.UserErrorException;
import dev.tandem.maven.protoc.ExpectedDigest;
import dev.tandem.maven.protoc.Platform;
import dev.tandem.maven.protoc.Protoc;
import dev.tandem.maven.protoc.ProtocAnswer;
import dev.tandem.maven.protoc.ProtocLimits;
import dev.tandem.maven.protoc.ProtocVersion;
import dev.tandem.maven.protoc.SearchPath;
import dev.tandem.maven.uptodate.Fact;
import dev.tandem.maven.uptodate.Kind;
import dev.tandem.maven.uptodate.Stamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.aether.artifact.DefaultArtifact;

/**
 * Finds protoc: the given executable, or the published binary of the right version; where none is
 * published for the machine, the one on the PATH if it is of that version.
 */
final class ProtocResolver {
  private final ToolChoice choice;
  private final Optional<String> protobufJava;
  private final ProgramSource published;
  private final SearchPath path;

  /**
   * For one execution.
   *
   * @param protobufJava the version of protobuf-java among the dependencies
   */
  ProtocResolver(
      ToolChoice choice, Optional<String> protobufJava, ProgramSource published, SearchPath path) {
    this.choice = choice;
    this.protobufJava = protobufJava;
    this.published = published;
    this.path = path;
  }

  /** The protoc to run; nothing of it has been run before its digest was checked. */
  Protoc resolve() throws IOException, UserErrorException {
    Optional<ExpectedDigest> digest = ExpectedDigest.parse("protocSha256", choice.protocSha256());
    Path given = choice.protocExecutable();
    if (given != null) {
      return given(given, digest);
    }
    String version = version();
    limits().check(version, isVersionSet());
    Optional<String> classifier = Platform.classifier(choice.osClassifier());
    return classifier.isPresent()
        ? published(version, classifier.get(), digest)
        : onPath(version, digest);
  }

  /** Why it is this one, for people. */
  String reason() {
    if (choice.protocExecutable() != null) {
      return "as protocExecutable says";
    }
    if (isVersionSet()) {
      return "as protocVersion says";
    }
    return protobufJava.isPresent()
        ? "the version of the project's protobuf-java"
        : "the version that this plugin was built with";
  }

  /** What of that is known without looking for it. */
  Fact fact() throws IOException {
    Path given = choice.protocExecutable();
    if (given != null) {
      return Fact.of(Kind.PROTOC, "protoc", given.toString(), Stamp.ofAll(given));
    }
    if (Platform.classifier(choice.osClassifier()).isPresent()) {
      return Fact.of(Kind.PROTOC, "protoc", version());
    }
    Optional<Path> found = path.find("protoc");
    return found.isEmpty()
        ? Fact.of(Kind.PROTOC, "protoc", version(), "none")
        : Fact.of(
            Kind.PROTOC, "protoc", version(), found.get().toString(), Stamp.ofAll(found.get()));
  }

  private Protoc given(Path executable, Optional<ExpectedDigest> digest)
      throws IOException, UserErrorException {
    if (!Files.isRegularFile(executable) || !Files.isExecutable(executable)) {
      throw new UserErrorException(
          "protocExecutable: " + executable + " is not an executable file");
    }
    check(executable, digest);
    Protoc protoc = new Protoc(executable, executable.toString());
    limits().check(protoc.ask());
    return protoc;
  }

  private Protoc published(String version, String classifier, Optional<ExpectedDigest> digest)
      throws IOException, UserErrorException {
    Path executable;
    try {
      executable =
          published.executable(
              new DefaultArtifact("com.google.protobuf", "protoc", classifier, "exe", version));
    } catch (IOException e) {
      throw new IOException(
          "protoc %s: %s%s%s"
              .formatted(
                  version,
                  e.getMessage(),
                  ProtocVersion.hint(version),
                  ProtocChoices.instead(version)),
          e);
    }
    check(executable, digest);
    return new Protoc(executable, version);
  }

  private Protoc onPath(String version, Optional<ExpectedDigest> digest)
      throws IOException, UserErrorException {
    String machine = Platform.describe(choice.osClassifier());
    Path found = path.find("protoc").orElse(null);
    if (found == null) {
      throw new UserErrorException(
          "no protoc is published for %s, and there is none on the PATH%s"
              .formatted(machine, ProtocChoices.instead(version)));
    }
    check(found, digest);
    ProtocAnswer answer = new Protoc(found, version).ask();
    if (!answer.is(version)) {
      throw new UserErrorException(
          "no protoc is published for %s, and %s on the PATH is %s, not the one of %s%s"
              .formatted(machine, found, answer.text(), version, ProtocChoices.instead(version)));
    }
    return new Protoc(found, version + " (" + found + ")");
  }

  private static void check(Path executable, Optional<ExpectedDigest> digest)
      throws IOException, UserErrorException {
    if (digest.isPresent()) {
      digest.get().check(executable);
    }
  }

  private boolean isVersionSet() {
    String version = choice.protocVersion();
    return version != null && !version.isBlank();
  }

  private String version() {
    return ProtocVersion.choose(choice.protocVersion(), protobufJava);
  }

  private ProtocLimits limits() {
    return new ProtocLimits(choice.makesMessages() ? protobufJava : Optional.empty());
  }
}
