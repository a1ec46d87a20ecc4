package dev.tandem.maven.resolution;

import dev.tandem.maven.diagnostics.UserErrorException;
import dev.tandem.maven.protoc.ExpectedDigest;
import dev.tandem.maven.protoc.Platform;
import dev.tandem.maven.protoc.ProtocPlugin;
import dev.tandem.maven.uptodate.Fact;
import dev.tandem.maven.uptodate.Kind;
import dev.tandem.maven.uptodate.Stamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.jspecify.annotations.Nullable;

/** Finds the generators that protoc runs beside ours. */
final class NativePlugins {
  private final List<PluginChoice> plugins;
  private final @Nullable String osClassifier;
  private final ProgramSource published;

  /**
   * For one execution.
   *
   * @param osClassifier what the user said of the machine, or null
   */
  NativePlugins(
      List<PluginChoice> plugins, @Nullable String osClassifier, ProgramSource published) {
    this.plugins = List.copyOf(plugins);
    this.osClassifier = osClassifier;
    this.published = published;
  }

  /** Those to run, in the order in which they are given: one may insert into another's files. */
  List<ProtocPlugin> resolve() throws IOException, UserErrorException {
    Set<String> ids = new HashSet<>();
    List<ProtocPlugin> found = new ArrayList<>();
    for (PluginChoice plugin : plugins) {
      if (!ids.add(plugin.id())) {
        throw new UserErrorException(
            "nativePlugins: there are two with the id " + plugin.id() + "; give one another id");
      }
      Optional<ExpectedDigest> digest =
          ExpectedDigest.parse("nativePlugins, sha256 of " + plugin.id(), plugin.sha256());
      Path executable = executable(plugin);
      if (digest.isPresent()) {
        digest.get().check(executable);
      }
      found.add(new ProtocPlugin(plugin.id(), executable, plugin.options()));
    }
    return found;
  }

  /** What of that is known without looking for it, but for the versions of snapshots. */
  List<Fact> facts() throws IOException {
    List<Fact> facts = new ArrayList<>();
    for (PluginChoice plugin : plugins) {
      Artifact artifact = plugin.artifact() == null ? null : ofMachine(plugin.artifact());
      Path file = artifact == null ? plugin.executable() : published.knownFile(artifact);
      List<String> details = new ArrayList<>();
      details.add(String.valueOf(facts.size())); // Their order counts.
      details.add(String.valueOf(artifact));
      details.add(artifact == null ? "" : published.currentVersion(artifact));
      details.add(String.valueOf(file));
      details.add(file == null ? "" : Stamp.ofAll(file));
      details.add(String.valueOf(plugin.sha256()));
      details.addAll(plugin.options());
      facts.add(
          Fact.of(
              Kind.SETTING,
              "native plugin " + plugin.id(),
              plugin.id(),
              details.toArray(String[]::new)));
    }
    return facts;
  }

  private Path executable(PluginChoice plugin) throws IOException, UserErrorException {
    Artifact artifact = plugin.artifact();
    if (artifact != null) {
      return published(plugin.id(), ofMachine(artifact));
    }
    Path given = plugin.executable();
    if (given == null || !Files.isRegularFile(given) || !Files.isExecutable(given)) {
      throw new UserErrorException(
          "nativePlugins, " + plugin.id() + ": " + given + " is not an executable file");
    }
    return given;
  }

  private Path published(String id, Artifact artifact) throws IOException, UserErrorException {
    if (artifact.getClassifier().isEmpty()) {
      throw new UserErrorException(
          "nativePlugins, %s: no classifier is known for %s; give one, or an executable instead"
              .formatted(id, Platform.describe(osClassifier)));
    }
    try {
      return published.executable(artifact);
    } catch (IOException e) {
      throw new IOException(
          "nativePlugins, %s: %s; give another version or classifier, or an executable instead"
              .formatted(id, e.getMessage()),
          e);
    }
  }

  /** The binary for this machine, unless the user said for which. */
  private Artifact ofMachine(Artifact artifact) {
    return artifact.getClassifier().isEmpty()
        ? new DefaultArtifact(
            artifact.getGroupId(),
            artifact.getArtifactId(),
            Platform.classifier(osClassifier).orElse(""),
            artifact.getExtension(),
            artifact.getVersion())
        : artifact;
  }
}
