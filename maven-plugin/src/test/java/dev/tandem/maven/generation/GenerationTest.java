package dev.tandem.maven.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.tandem.maven.diagnostics.Diagnostic;
import dev.tandem.maven.diagnostics.UserErrorException;
import dev.tandem.maven.output.OutputPlace;
import dev.tandem.maven.protoc.Protoc;
import dev.tandem.maven.protoc.ProtocPlugin;
import dev.tandem.maven.sources.ImportRoot;
import dev.tandem.maven.sources.ProtoSources;
import dev.tandem.maven.uptodate.Fact;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An execution (with a real protoc: see it/maven)")
class GenerationTest {
  @TempDir Path temp;

  @Test
  @DisplayName("without protos asks for no tool, removes what an earlier one made, and says so")
  void noSources() throws Exception {
    Toolchain none =
        new Toolchain() {
          @Override
          public Protoc protoc() {
            throw new AssertionError("asked for protoc");
          }

          @Override
          public String protocReason() {
            throw new AssertionError("asked for protoc");
          }

          @Override
          public List<ProtocPlugin> plugins() {
            throw new AssertionError("asked for plugins");
          }

          @Override
          public List<ImportRoot> dependencyRoots() {
            throw new AssertionError("asked for imports");
          }

          @Override
          public List<DescriptorSet> descriptorSets() {
            throw new AssertionError("asked for descriptor sets");
          }

          @Override
          public boolean hasDescriptorSets() {
            return false;
          }

          @Override
          public List<Fact> facts() {
            throw new AssertionError("asked for facts");
          }

          @Override
          public List<Path> localRoots() {
            throw new AssertionError("asked for imports");
          }
        };
    Path stale = temp.resolve("out/A.java");
    Files.createDirectories(stale.getParent());
    Files.writeString(stale, "");
    Files.createDirectories(temp.resolve("state/goal/default"));
    Files.writeString(
        temp.resolve("state/goal/default/manifest"),
        "tandem manifest 2\n" + stale.getParent() + "\nA.java\n");
    GenerationResult result = new Generation(request(List.of()), none, line -> fail(line)).run();
    assertEquals(
        "tandem: no .proto files in [" + temp.resolve("proto") + "] (1 old file removed)",
        result.summary());
    assertFalse(Files.exists(stale));
  }

  @Test
  @DisplayName("names every import path that is no directory")
  void importPaths() throws IOException {
    Files.createDirectories(temp.resolve("proto"));
    Files.writeString(temp.resolve("proto/a.proto"), "");
    UserErrorException e =
        assertThrows(
            UserErrorException.class,
            () ->
                new Generation(
                        request(List.of(temp.resolve("x"), temp, temp.resolve("y"))),
                        new FakeToolchain(),
                        line -> {})
                    .run());
    assertEquals(
        List.of(
            "importPaths: " + temp.resolve("x") + " is not a directory",
            "importPaths: " + temp.resolve("y") + " is not a directory"),
        e.diagnostics().stream().map(Diagnostic::toString).toList());
  }

  @Test
  @DisplayName("refuses a path that protoc would split, and says so")
  void separator() throws IOException {
    Path folder = Files.createDirectories(temp.resolve("a" + File.pathSeparator + "b"));
    Files.createDirectories(temp.resolve("proto"));
    Files.writeString(temp.resolve("proto/a.proto"), "");
    GenerationRequest request = request(List.of(folder));
    UserErrorException e =
        assertThrows(
            UserErrorException.class,
            () -> new Generation(request, new FakeToolchain(), line -> {}).run());
    String message = e.diagnostics().get(0).message();
    assertTrue(message.startsWith("protoc cannot find protos in " + folder + ": "), message);
  }

  @Test
  @DisplayName("whose protoc cannot start is no user error, and writes nothing but its notes")
  void noProtoc() throws IOException {
    // Of a build that was killed.
    Path left = Files.createDirectories(temp.resolve("state/goal/default/scratch1/a")).getParent();
    Files.setLastModifiedTime(left, FileTime.fromMillis(System.currentTimeMillis() - 3_700_000));
    Files.createDirectories(temp.resolve("proto"));
    Files.writeString(temp.resolve("proto/a.proto"), "");
    assertThrows(
        IOException.class,
        () -> new Generation(request(List.of()), new FakeToolchain(), line -> {}).run());
    assertFalse(Files.exists(temp.resolve("out")));
    assertEquals(List.of("fingerprint"), names(temp.resolve("state/goal/default")));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private GenerationRequest request(List<Path> importPaths) {
    return new GenerationRequest(
        new ProtoSources(List.of(temp.resolve("proto")), false, List.of("**/*.proto"), List.of()),
        importPaths,
        "",
        true,
        false,
        new OutputPlace(
            temp.resolve("out"),
            temp.resolve("state/goal/default"),
            temp,
            Set.of("default"),
            Set.of()),
        List.of(),
        false,
        false,
        false);
  }

  private static final class FakeToolchain implements Toolchain {
    @Override
    public Protoc protoc() {
      return new Protoc(Path.of("/no/such/protoc"), "none");
    }

    @Override
    public String protocReason() {
      return "for nothing";
    }

    @Override
    public List<ProtocPlugin> plugins() {
      return List.of();
    }

    @Override
    public List<ImportRoot> dependencyRoots() {
      return List.of();
    }

    @Override
    public List<DescriptorSet> descriptorSets() {
      return List.of();
    }

    @Override
    public boolean hasDescriptorSets() {
      return false;
    }

    @Override
    public List<Fact> facts() {
      return List.of();
    }

    @Override
    public List<Path> localRoots() {
      return List.of();
    }
  }
}
