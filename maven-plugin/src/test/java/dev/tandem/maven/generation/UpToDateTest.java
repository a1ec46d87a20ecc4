package dev.tandem.maven.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tandem.maven.diagnostics.UserErrorException;
import dev.tandem.maven.files.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A second run")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the protoc of these tests is a script")
class UpToDateTest {
  @TempDir Path temp;
  private Workspace project;

  /** What happens between two runs. */
  interface Change {
    void apply(Workspace project) throws Exception;
  }

  @BeforeEach
  void firstRun() throws Exception {
    project = new Workspace(temp);
    project.importPaths =
        List.of(Files.createDirectories(temp.resolve("first")), temp.resolve("imports"));
    project.localRoots.add(Files.createDirectories(temp.resolve("sibling")));
    project.dependencies.put("com.acme:api", "1.2-SNAPSHOT 100");
    project.dependencies.put("com.acme:zoo", "1");
    project.proto("users1", "Users.proto", List.of("User"), "common.proto", "elsewhere.proto");
    project.protoc.prepare("users2", "Users.proto", List.of("User"), List.of());
    project.proto(
        "orders1", "Orders.proto", List.of("Order"), "shared.proto", "option audit.proto");
    // What it imports from another file of the folder that is not compiled itself.
    project.excludes = List.of("shared.proto");
    project.write("proto/shared.proto", "1");
    project.write("imports/common.proto", "1");
    project.write("imports/audit.proto", "1");
    project.write("imports/unused.proto", "1");
    List<String> log = project.run();
    assertEquals("tandem: first run: generating", log.get(0));
    assertEquals("tandem: 2 protos -> 12 files (12 changed), protoc 4.36.2", log.get(1));
  }

  static Stream<Arguments> changes() {
    return Stream.of(
        change("Users.proto changed", p -> p.write("proto/Users.proto", "// users2\n")),
        change("Users.proto changed", p -> p.write("proto/Users.proto", "// users1\n\n")),
        change("More.proto is new", p -> p.proto("more", "More.proto", List.of("Much"))),
        change("Orders.proto was deleted", p -> delete(p, "proto/Orders.proto")),
        change(
            "More.proto is new (and 1 more)",
            p -> {
              delete(p, "proto/Orders.proto");
              p.proto("more", "More.proto", List.of("Order"));
            }),
        change("option async changed", p -> p.options = "async=false"),
        change("option suffix changed (and 1 more)", p -> p.options = "suffix=Api,async=false"),
        change("excludes changed", p -> p.excludes = List.of("shared.proto", "no.proto")),
        change("importPaths changed", p -> p.importPaths = List.of(p.root.resolve("imports"))),
        change("javaEnabled changed", p -> p.javaMessages = false),
        change("the output directory changed (and 12 more)", UpToDateTest::moveOutput),
        change("descriptorSet changed", p -> p.descriptorSet = true),
        change("failOnWarning changed", p -> p.failOnWarning = true),
        change("the plugin changed", p -> p.write("plugin.jar", "new")),
        change("protoc 4.36.2 -> 4.37.0", p -> p.protocVersion = "4.37.0"),
        change(
            "protoc 4.36.2 changed",
            p -> Files.setLastModifiedTime(p.protoc.executable(), Workspace.OLD)),
        change("dependency com.acme:api 1.2-SNAPSHOT -> 1.2", p -> put(p, "com.acme:api", "1.2")),
        change(
            "dependency com.acme:api:1.2-SNAPSHOT changed",
            p -> put(p, "com.acme:api", "1.2-SNAPSHOT 101")),
        change("dependency com.acme:more:2 is new", p -> put(p, "com.acme:more", "2")),
        change("dependency com.acme:zoo:1 was removed", p -> p.dependencies.remove("com.acme:zoo")),
        change("import common.proto changed", p -> p.write("imports/common.proto", "2")),
        change("import common.proto changed", p -> p.write("first/common.proto", "shadows it")),
        change("import common.proto was deleted", p -> delete(p, "imports/common.proto")),
        change("import audit.proto changed", p -> p.write("imports/audit.proto", "2")),
        change("import audit.proto was deleted", p -> delete(p, "imports/audit.proto")),
        change("import shared.proto changed", p -> p.write("proto/shared.proto", "2")),
        // So far it was in a dependency.
        change("import elsewhere.proto is new", p -> p.write("sibling/elsewhere.proto", "1")),
        change("com/acme/Users.java was edited", p -> append(p, "Users.java")),
        change(
            "com/acme/UsersClient.java was deleted",
            p -> delete(p, "out/com/acme/UsersClient.java")),
        change("com/acme/Order.java was deleted (and 11 more)", p -> deleteAll(p.output)),
        change("forced", p -> p.force = true),
        change(
            "the project does not run the execution 'old', which has left files",
            p -> p.write("state/generate/old/manifest", "")),
        change("first run", p -> deleteAll(p.root.resolve("state"))));
  }

  @ParameterizedTest(name = "generates, because {0}")
  @MethodSource("changes")
  void reason(String reason, Change change) throws Exception {
    change.apply(project);
    assertEquals("tandem: " + reason + ": generating", project.run().get(0));
    project.force = false;
    assertTrue(project.run().get(0).startsWith("tandem: nothing changed ("));
    // What a clean build would have made, and nothing else.
    Map<String, String> incremental = project.outputs();
    deleteAll(project.output);
    deleteAll(project.root.resolve("state"));
    project.run();
    assertEquals(project.outputs(), incremental);
  }

  static Stream<Arguments> noChanges() {
    return Stream.of(
        change("nothing happened", p -> {}),
        change("a proto was touched", p -> touch(p, "proto/Users.proto")),
        change("an import was touched", p -> touch(p, "imports/common.proto")),
        change("a generated file was touched", p -> touch(p, "out/com/acme/Users.java")),
        change("another proto can be imported", p -> p.write("imports/unused.proto", "2")),
        change("an import moved", p -> p.write("first/common.proto", "1")),
        change("a foreign file is there", p -> p.write("out/com/acme/Foreign.java", "")));
  }

  @ParameterizedTest(name = "does nothing if {0}")
  @MethodSource("noChanges")
  void noReason(String what, Change change) throws Exception {
    change.apply(project);
    Path note = project.state().resolve("fingerprint");
    assertEquals(List.of("tandem: nothing changed (12 files)"), project.run());
    assertEquals(0, project.lookups);
    // And from now on, sizes and times are enough.
    String refreshed = Files.readString(note);
    FileTime written = Files.getLastModifiedTime(note);
    project.run();
    assertEquals(refreshed, Files.readString(note));
    assertEquals(written, Files.getLastModifiedTime(note));
  }

  @Test
  @DisplayName(
      "reads a proto that was saved a moment before the first one, since its time may stay")
  void young() throws Exception {
    Path proto = project.write("proto/Users.proto", "// users1\n");
    FileTime now = FileTime.fromMillis(System.currentTimeMillis());
    Files.setLastModifiedTime(proto, now);
    project.run();
    Files.writeString(proto, "// users2\n");
    Files.setLastModifiedTime(proto, now);
    assertEquals("tandem: Users.proto changed: generating", project.run().get(0));
  }

  @Test
  @DisplayName("trusts a time that is exact once it is a moment old, and does not read the file")
  void exactTime() throws Exception {
    Path proto = project.write("proto/Users.proto", "// users1\n");
    Instant moment = Instant.now().minusMillis(300).truncatedTo(ChronoUnit.MILLIS).plusNanos(1000);
    FileTime exact = FileTime.from(moment);
    Files.setLastModifiedTime(proto, exact);
    assumeTrue(Files.getLastModifiedTime(proto).equals(exact), "this file system is not exact");
    project.run();
    Files.writeString(proto, "// users2\n");
    Files.setLastModifiedTime(proto, exact);
    assertEquals("tandem: nothing changed (12 files)", project.run().get(0));
  }

  @Test
  @DisplayName("reads an import whose time is still to come, such as that of another clock")
  void future() throws Exception {
    FileTime tomorrow = FileTime.from(Instant.now().plus(1, ChronoUnit.DAYS));
    Files.setLastModifiedTime(project.write("imports/common.proto", "2"), tomorrow);
    assertEquals("tandem: import common.proto changed: generating", project.run().get(0));
    assertEquals("tandem: nothing changed (12 files)", project.run().get(0));
    Files.setLastModifiedTime(project.write("imports/common.proto", "3"), tomorrow);
    assertEquals("tandem: import common.proto changed: generating", project.run().get(0));
  }

  @ParameterizedTest(name = "generates if {0} was saved while the first one was at work")
  @ValueSource(strings = {"proto/Users.proto", "imports/common.proto"})
  void savedMeanwhile(String file) throws Exception {
    project.force = true;
    project.whileItRuns = () -> save(file);
    project.run();
    project.force = false;
    project.whileItRuns = () -> {};
    assertTrue(project.run().get(0).endsWith(".proto changed: generating"));
    assertTrue(project.run().get(0).startsWith("tandem: nothing changed"));
  }

  @Test
  @DisplayName("generates if the first one failed")
  void failed() throws Exception {
    Path folder = project.importPaths.get(0);
    Files.delete(folder);
    assertThrows(UserErrorException.class, project::run);
    Files.createDirectory(folder);
    assertEquals("tandem: the last run did not finish: generating", project.run().get(0));
  }

  @Test
  @DisplayName("generates if there is a second proto of one name, which protoc refuses")
  void sameName() throws Exception {
    Files.createDirectories(temp.resolve("another"));
    project.sources = List.of(temp.resolve("proto"), temp.resolve("another"));
    project.run();
    project.write("another/Users.proto", "// users1\n");
    assertThrows(Exception.class, project::run);
    String second = temp.resolve("proto/Users.proto").toString();
    assertEquals("tandem: " + second + " is new: generating", project.log.get(0));
  }

  @Test
  @DisplayName("forgets the first one if there are no protos any more")
  void noProtos() throws Exception {
    deleteAll(project.root.resolve("proto"));
    assertTrue(project.run().get(0).endsWith("(12 old files removed)"));
    assertFalse(Files.exists(project.state().resolve("fingerprint")));
  }

  @Test
  @DisplayName("is a first run if the note about the first one is damaged, wherever")
  void damaged() throws Exception {
    Path note = project.state().resolve("fingerprint");
    byte[] intact = Files.readAllBytes(note);
    for (int i = 0; i < intact.length; i += 1 + intact.length / 50) {
      byte[] flipped = intact.clone();
      flipped[i] ^= 4;
      byte[] cut = Arrays.copyOf(intact, i);
      for (byte[] damaged : List.of(flipped, cut)) {
        Files.write(note, damaged);
        assertEquals("tandem: first run: generating", project.run().get(0));
      }
    }
    Files.write(note, intact);
    assertNotEquals("tandem: first run: generating", project.run().get(0));
  }

  private static Arguments change(String name, Change change) {
    return Arguments.of(name, change);
  }

  private static void put(Workspace project, String dependency, String version) {
    project.dependencies.put(dependency, version);
  }

  private static void moveOutput(Workspace project) {
    project.output = project.root.resolve("out2");
  }

  private static void touch(Workspace project, String file) throws IOException {
    FileTime later = FileTime.fromMillis(Workspace.OLD.toMillis() + 3_600_000);
    Files.setLastModifiedTime(project.root.resolve(file), later);
  }

  private static void append(Workspace project, String file) throws IOException {
    Path path = project.output.resolve("com/acme").resolve(file);
    Files.writeString(path, Files.readString(path) + "//");
  }

  private static void delete(Workspace project, String file) throws IOException {
    Files.delete(project.root.resolve(file));
  }

  private static void deleteAll(Path folder) throws IOException {
    AtomicFiles.delete(folder);
  }

  private void save(String file) {
    try {
      Thread.sleep(2); // Times are compared in milliseconds.
      Path path = project.root.resolve(file);
      Files.writeString(path, Files.readString(path) + "\n");
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
