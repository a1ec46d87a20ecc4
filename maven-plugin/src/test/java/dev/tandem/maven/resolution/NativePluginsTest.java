package dev.tandem.maven.resolution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tandem.maven.diagnostics.UserErrorException;
import dev.tandem.maven.protoc.ProtocPlugin;
import dev.tandem.maven.uptodate.Fact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Native plugins")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "every file is executable there")
class NativePluginsTest {
  private static final String ZEROS = "0".repeat(64);

  @TempDir Path temp;
  private final List<String> asked = new ArrayList<>();
  private Path installed;
  private String version = "1.83.1";

  @BeforeEach
  void install() throws IOException {
    installed = Files.writeString(temp.resolve("protoc-gen-zoo"), "#!/bin/sh\n");
    assertTrue(installed.toFile().setExecutable(true));
    Files.writeString(temp.resolve("published"), "1");
  }

  @Test
  @DisplayName(
      "are installed ones, and published ones of this machine or of a classifier, in order")
  void resolved() throws Exception {
    List<ProtocPlugin> found = plugins("linux-s390_64", zoo("a=1"), grpc("")).resolve();
    assertEquals(
        List.of(
            new ProtocPlugin("zoo", installed, List.of("a=1")),
            new ProtocPlugin("grpc-java", temp.resolve("published"), List.of())),
        found);
    plugins("solaris", grpc("osx-x86_64")).resolve();
    assertEquals(
        List.of(
            "io.grpc:protoc-gen-grpc-java:exe:linux-s390_64:1.83.1",
            "io.grpc:protoc-gen-grpc-java:exe:osx-x86_64:1.83.1"),
        asked);
  }

  @Test
  @DisplayName("must have different ids, their digests, and be programs that can be had")
  void errors() {
    assertError(
        "nativePlugins: there are two with the id zoo; give one another id", zoo("a"), zoo("b"));
    PluginChoice tampered = new PluginChoice("zoo", installed, null, List.of(), ZEROS);
    assertError("nativePlugins, sha256 of zoo: the digest of " + installed, tampered);
    assertError(
        "nativePlugins, absent: " + temp.resolve("no") + " is not an executable file",
        new PluginChoice("absent", temp.resolve("no"), null, List.of(), null));
    assertError("nativePlugins, grpc-java: no classifier is known for solaris", grpc(""));
  }

  @Test
  @DisplayName("are facts, which change with all that is said of them and with their files")
  void facts() throws Exception {
    String before = contents(zoo("a"), grpc(""));
    assertEquals(before, contents(zoo("a"), grpc("")));
    assertNotEquals(before, contents(zoo("b"), grpc("")));
    assertNotEquals(before, contents(zoo("a"), grpc("any")));
    assertNotEquals(
        contents(zoo("a")),
        contents(new PluginChoice("zoo", installed, null, List.of("a"), ZEROS)));
    version = "1.83.2";
    assertNotEquals(before, contents(zoo("a"), grpc("")));
    version = "1.83.1";
    Files.writeString(temp.resolve("published"), "longer");
    assertNotEquals(before, contents(zoo("a"), grpc("")));
    List<Fact> facts = plugins("linux-s390_64", grpc(""), zoo("a")).facts();
    List<Fact> turned = plugins("linux-s390_64", zoo("a"), grpc("")).facts();
    assertEquals("native plugin zoo", facts.get(1).name());
    assertNotEquals(facts.get(1).content(), turned.get(0).content());
    assertEquals(List.of(), asked);
  }

  private String contents(PluginChoice... plugins) throws IOException {
    StringBuilder all = new StringBuilder();
    for (Fact fact : plugins("linux-s390_64", plugins).facts()) {
      all.append(fact.content()).append('\n');
    }
    return all.toString();
  }

  private void assertError(String start, PluginChoice... plugins) {
    UserErrorException e =
        assertThrows(UserErrorException.class, () -> plugins("solaris", plugins).resolve());
    String message = e.diagnostics().get(0).toString();
    assertTrue(message.startsWith(start), message);
  }

  private PluginChoice zoo(String option) {
    return new PluginChoice("zoo", installed, null, List.of(option), null);
  }

  private static PluginChoice grpc(String classifier) {
    Artifact artifact =
        new DefaultArtifact("io.grpc", "protoc-gen-grpc-java", classifier, "exe", "1.83.1");
    return new PluginChoice("grpc-java", null, artifact, List.of(), null);
  }

  private NativePlugins plugins(String osClassifier, PluginChoice... plugins) {
    ProgramSource repositories =
        new ProgramSource() {
          @Override
          public Path executable(Artifact artifact) {
            asked.add(artifact.toString());
            return temp.resolve("published");
          }

          @Override
          public Path knownFile(Artifact artifact) {
            return temp.resolve("published");
          }

          @Override
          public String currentVersion(Artifact artifact) {
            return version;
          }
        };
    return new NativePlugins(List.of(plugins), osClassifier, repositories);
  }
}
