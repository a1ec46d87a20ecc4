package dev.tandem.maven.resolution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tandem.maven.diagnostics.UserErrorException;
import dev.tandem.maven.files.Sha256;
import dev.tandem.maven.protoc.Protoc;
import dev.tandem.maven.protoc.SearchPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.aether.artifact.Artifact;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The protoc of a build")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the protoc of these tests is a script")
class ProtocResolverTest {
  private static final String UNPUBLISHED = "linux-riscv64";
  private static final String ZEROS = "0".repeat(64);

  @TempDir Path temp;
  private String asked = "nothing";

  @Test
  @DisplayName("is the published one of the project's protobuf-java")
  void published() throws Exception {
    Protoc protoc = resolver(choice(null, null, null, "osx-aarch_64")).resolve();
    assertEquals("com.google.protobuf:protoc:exe:osx-aarch_64:4.36.2", asked);
    assertEquals(new Protoc(temp.resolve("published"), "4.36.2"), protoc);
  }

  @Test
  @DisplayName("is one of these if the repositories do not have it")
  void absent() {
    IOException e =
        assertThrows(
            IOException.class,
            () -> resolver(choice(null, "4.30.0-absent", null, "linux-x86_64")).resolve());
    String message = e.getMessage();
    assertTrue(message.startsWith("protoc 4.30.0-absent: not in any repository\nChoose"), message);
    assertChoices(message);
    ToolChoice named = choice(null, "36.2", null, "linux-x86_64");
    message = assertThrows(IOException.class, () -> resolver(named).resolve()).getMessage();
    assertTrue(
        message.contains("\nRelease 36.2 of protobuf is published as 4.36.2.\nChoose"), message);
  }

  @Test
  @DisplayName("is not too old")
  void tooOld() {
    assertTrue(
        assertError("protoc 9.9.9 is too old", choice(null, "9.9.9", null, null))
            .endsWith("or newer: raise protocVersion"));
  }

  @Test
  @DisplayName("is not looked for if its messages would be newer than protobuf-java")
  void tooNew() throws Exception {
    assertError(
        "protoc 4.37.0 makes messages that are newer than the project's protobuf-java 4.36.2:",
        choice(null, "4.37.0", null, null));
    Path installed = script("installed", "libprotoc 37.0");
    assertError(
        installed + " (libprotoc 37.0) makes messages that are newer",
        choice(installed, null, null, null));
    assertEquals("nothing", asked);
    // Nobody's messages.
    ToolChoice none = new ToolChoice(installed, null, null, null, null, false, false, List.of());
    assertEquals(installed, resolver(none).resolve().executable());
  }

  @Test
  @DisplayName("is that on the PATH where none is published, if it is of the right version")
  void onPath() throws Exception {
    Path found = script("bin/protoc", "libprotoc 36.2");
    ToolChoice choice = choice(null, null, null, UNPUBLISHED);
    assertEquals(new Protoc(found, "4.36.2 (" + found + ")"), resolver(choice).resolve());
    script("bin/protoc", "libprotoc 36.1");
    String message =
        assertError(
            "no protoc is published for linux-riscv64, and %s on the PATH is libprotoc 36.1, not the one of 4.36.2"
                .formatted(found),
            choice);
    assertChoices(message);
    Files.delete(found);
    message =
        assertError(
            "no protoc is published for linux-riscv64, and there is none on the PATH\n", choice);
    assertChoices(message);
    assertEquals("nothing", asked);
  }

  @Test
  @DisplayName("must have its digest, wherever it comes from, before any of it is run")
  void digest() throws Exception {
    Path ran = temp.resolve("ran");
    Path installed = script("bin/protoc", "libprotoc 36.2");
    Files.writeString(installed, Files.readString(installed) + "touch '" + ran + "'\n");
    String right = Sha256.of(installed);
    for (ToolChoice wrong :
        List.of(
            choice(installed, null, ZEROS, null),
            choice(null, null, ZEROS, UNPUBLISHED),
            choice(null, null, ZEROS, "linux-x86_64"))) {
      String message = assertError("protocSha256: the digest of ", wrong);
      assertTrue(message.contains(ZEROS), message);
      assertFalse(Files.exists(ran));
    }
    assertEquals(installed, resolver(choice(installed, null, right, null)).resolve().executable());
    assertTrue(Files.exists(ran));
    assertError("protocSha256: a SHA-256", choice(installed, null, "?", null));
  }

  @Test
  @DisplayName("is an error if it is given and is no program, or another one")
  void noProgram() throws Exception {
    assertError(
        "protocExecutable: " + temp + " is not an executable file", choice(temp, null, null, null));
    assertError(
        temp.resolve("protoc") + " is no protoc: asked for its --version, it said 'buf'",
        choice(script("protoc", "buf"), null, null, null));
  }

  @Test
  @DisplayName("is another fact if it is another one, or on the PATH has changed")
  void fact() throws Exception {
    Path installed = script("bin/protoc", "libprotoc 36.2");
    String onPath = content(choice(null, null, null, UNPUBLISHED));
    assertEquals(onPath, content(choice(null, null, null, UNPUBLISHED)));
    Files.writeString(installed, "longer".repeat(10));
    assertFalse(onPath.equals(content(choice(null, null, null, UNPUBLISHED))));
    assertEquals("4.36.2", content(choice(null, null, null, "linux-x86_64")));
    assertTrue(content(choice(installed, null, null, null)).startsWith(installed + "\n"));
    assertEquals("nothing", asked);
  }

  private String content(ToolChoice choice) throws IOException {
    return resolver(choice).fact().content();
  }

  private String assertError(String start, ToolChoice choice) {
    UserErrorException e = assertThrows(UserErrorException.class, () -> resolver(choice).resolve());
    String message = e.diagnostics().get(0).toString();
    assertTrue(message.startsWith(start), message);
    return message;
  }

  private static void assertChoices(String message) {
    for (String each :
        List.of("protocVersion", "protocExecutable", "osClassifier", "sourceDescriptorSets")) {
      assertTrue(message.contains(each), message);
    }
  }

  private static ToolChoice choice(
      Path executable, String version, String sha256, String osClassifier) {
    return new ToolChoice(executable, version, sha256, osClassifier, null, true, false, List.of());
  }

  private ProtocResolver resolver(ToolChoice choice) {
    ProgramSource repositories =
        new ProgramSource() {
          @Override
          public Path executable(Artifact artifact) throws IOException {
            asked = artifact.toString();
            if (artifact.getVersion().matches(".*absent|36[.]2")) {
              throw new IOException("not in any repository");
            }
            return Files.writeString(temp.resolve("published"), "");
          }

          @Override
          public Path knownFile(Artifact artifact) {
            return temp.resolve("published");
          }

          @Override
          public String currentVersion(Artifact artifact) {
            return artifact.getVersion();
          }
        };
    return new ProtocResolver(
        choice,
        Optional.of("4.36.2"),
        repositories,
        new SearchPath(temp.resolve("bin").toString(), ":", List.of("")));
  }

  private Path script(String name, String answer) throws IOException {
    Path file = temp.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\necho '" + answer + "'\n");
    assertTrue(file.toFile().setExecutable(true));
    return file;
  }
}
