package dev.tandem.protoc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.compiler.PluginProtos.CodeGeneratorResponse;
import dev.tandem.protoc.testing.Launcher;
import dev.tandem.protoc.testing.Protoc;
import dev.tandem.protoc.testing.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The executable without protoc: the Java that it finds, and what it says on which stream. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(120)
class LauncherIT {
  private static final Path EXECUTABLE =
      Path.of(System.getProperty("tandem.plugin")).toAbsolutePath();
  private static final byte[] REQUEST =
      Protoc.request(Samples.GOOD, List.of("routeguide/route_guide.proto"), "").toByteArray();

  @TempDir Path temp;
  private Launcher launcher;

  @BeforeEach
  void setUp() {
    launcher = new Launcher(temp, EXECUTABLE.toString()).with("TANDEM_CACHE", "off");
  }

  @Test
  void answersAlone() throws Exception {
    Launcher.Run run = launcher.run(REQUEST);
    assertEquals("", run.err());
    assertAnswered(run);
  }

  @Test
  void unreadableRequestsFail() throws Exception {
    Launcher.Run run = launcher.run("this is no request".getBytes(StandardCharsets.UTF_8));
    assertFailed(run);
    assertTrue(run.err().matches("protoc-gen-tandem: can't read the request: .+\n"), run.err());
  }

  @Test
  void blanksAndLinksInItsPathAreFine() throws Exception {
    Path folder = Files.createDirectories(temp.resolve("a folder").resolve("for $plugins"));
    Path copy = Files.copy(EXECUTABLE, folder.resolve("tandem's plugin"));
    assertTrue(copy.toFile().setExecutable(true));
    Path link = Files.createSymbolicLink(temp.resolve("a link"), copy);
    for (Path path : List.of(copy, link)) {
      Launcher.Run run =
          new Launcher(temp, path.toString()).with("TANDEM_CACHE", "off").run(REQUEST);
      assertEquals("", run.err());
      assertAnswered(run);
    }
  }

  /** What the environment of a container or of cron has: no language, and so no UTF-8. */
  @Test
  void otherAlphabetsInItsPathAreFineWithoutALocale() throws Exception {
    for (String locale : List.of("", "C", "POSIX")) {
      assertOtherAlphabetsAreFine("LC_ALL", locale);
    }
  }

  /** As over ssh, which sends the language of another machine along. */
  @Test
  void otherAlphabetsInItsPathAreFineWithALocaleThatIsNotInstalled() throws Exception {
    assertOtherAlphabetsAreFine("LANG", "xx_XX.UTF-8");
  }

  private void assertOtherAlphabetsAreFine(String variable, String locale) throws Exception {
    String copyAndRun =
        """
        folder="$1/$(printf 'f\\303\\274r \\346\\274\\242')" && mkdir "$folder" &&
          cp "$0" "$folder/plugin" && exec "$folder/plugin"
        """;
    Path folder = Files.createTempDirectory(temp, "folder");
    Launcher.Run run =
        new Launcher(temp, "sh", "-c", copyAndRun, EXECUTABLE.toString(), folder.toString())
            .with("TANDEM_CACHE", "off")
            .with(variable, locale)
            .run(REQUEST);
    assertEquals("", run.err());
    assertAnswered(run);
  }

  @Test
  void aColonInItsPathIsAnError() throws Exception {
    Path copy =
        Files.copy(EXECUTABLE, Files.createDirectory(temp.resolve("c:d")).resolve("plugin"));
    assertTrue(copy.toFile().setExecutable(true));
    Launcher.Run run = new Launcher(temp, copy.toString()).run(REQUEST);
    assertFailed(run);
    assertEquals(
        "protoc-gen-tandem: Java can't run %s, because a colon separates paths: move it\n"
            .formatted(copy),
        run.err());
  }

  @Test
  void javaIsFoundOnThePathToo() throws Exception {
    String path = Path.of(System.getProperty("java.home"), "bin") + ":" + System.getenv("PATH");
    assertAnswered(launcher.without("JAVA_HOME").with("PATH", path).run(REQUEST));
  }

  @Test
  void aMissingJavaIsNamed() throws Exception {
    Launcher.Run run = launcher.with("JAVA_HOME", "/nowhere").run(REQUEST);
    assertFailed(run);
    assertEquals(
        "protoc-gen-tandem: JAVA_HOME is /nowhere, but there is no bin/java in it\n", run.err());

    run = launcher.with("JAVA_HOME", "").with("PATH", "/nowhere").run(REQUEST);
    assertFailed(run);
    assertEquals(
        "protoc-gen-tandem: needs Java 17 or newer: set JAVA_HOME, or put java on the PATH\n",
        run.err());
  }

  @Test
  void anOldJavaIsNamed() throws Exception {
    Path java =
        java(
            "if [ \"$1\" = -version ]; then echo 'openjdk version \"1.8.0_402\"' >&2; exit"
                + "; fi; echo 'Unrecognized option: -Xlog:disable' >&2; exit 1");
    Launcher.Run run = launcher.run(REQUEST);
    assertFailed(run);
    assertEquals(
        "Unrecognized option: -Xlog:disable\n"
            + "protoc-gen-tandem: needs Java 17 or newer, but %s is version 1\n".formatted(java),
        run.err());
  }

  @Test
  void aCrashOfJavaIsSaid() throws Exception {
    java("kill -ABRT $$");
    Launcher.Run run = launcher.run(REQUEST);
    assertFailed(run);
    assertTrue(run.err().contains("protoc-gen-tandem: Java crashed."), run.err());
  }

  @Test
  void whatUsersChooseForAllTheirJvmsIsRespected() throws Exception {
    launcher.with("TANDEM_CACHE", temp.resolve("cache").toString());
    for (String name : List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS")) {
      for (String option : List.of("-XX:+UseG1GC", "-Xshare:off", "-XX:+PrintFlagsFinal -Xmx99m")) {
        // It prints on the standard output, which must not have it.
        launcher.with(name, option + " -XX:+PrintCommandLineFlags");
        if (option.contains("Flags")) {
          launcher.with("TANDEM_CACHE", "off");
        }
        Launcher.Run run = launcher.run(REQUEST);
        assertAnswered(run);
        assertTrue(run.err().contains("Picked up " + name), run.err());
        assertTrue(run.err().contains("-XX:TieredStopAtLevel=1"), run.err());
      }
      launcher.without(name);
    }
  }

  @Test
  void aCollectorInAFileOfOptionsIsRespected() throws Exception {
    Path options = Files.writeString(temp.resolve("options"), "-XX:+UseG1GC\n");
    launcher.with("TANDEM_CACHE", temp.resolve("cache").toString());
    launcher.with("JAVA_TOOL_OPTIONS", "-XX:VMOptionsFile=" + options);
    assertAnswered(launcher.run(REQUEST));
  }

  @Test
  void logsThatUsersAskForAreNotInTheResponse() throws Exception {
    for (String option : List.of("-Xlog:gc", "-Xlog:class+load", "-verbose:class")) {
      assertAnswered(launcher.with("_JAVA_OPTIONS", option).run(REQUEST));
    }
    Path log = temp.resolve("gc.log");
    assertAnswered(launcher.with("_JAVA_OPTIONS", "-Xlog:gc*:file=" + log).run(REQUEST));
    assertTrue(Files.size(log) > 0);
  }

  @Test
  void requestsAreKeptAndReplayed() throws Exception {
    Path dump = temp.resolve("request.bin");
    Launcher.Run kept = launcher.with("TANDEM_DUMP", dump.toString()).run(REQUEST);
    assertAnswered(kept);
    assertEquals(
        "protoc-gen-tandem: the request is in " + dump + " now (TANDEM_DUMP)\n", kept.err());

    Launcher.Run replayed = launcher.run(new byte[0], "--replay", dump.toString());
    assertEquals("", replayed.err());
    assertTrue(
        replayed.text().contains("com/example/routeguide/RouteGuideClient.java\n"),
        replayed.text());
    assertEquals(0, replayed.exitCode());

    Path folder = Files.createDirectory(temp.resolve("here"));
    Launcher.Run here =
        new Launcher(temp, "sh", "-c", "cd \"$0\" && exec \"$@\"", folder.toString())
            .with("TANDEM_CACHE", "off")
            .run(new byte[0], EXECUTABLE.toString(), "--replay", dump.toString(), "--out", ".");
    assertEquals("", here.err());
    assertEquals(replayed.text(), here.text());
    for (String file : here.text().split("\n")) {
      assertTrue(Files.exists(folder.resolve(file)), file);
    }
  }

  /** Makes a Java that does what a script says, and sets JAVA_HOME. */
  private Path java(String script) throws IOException {
    Path home = temp.resolve("another java");
    Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\n" + script + "\n");
    assertTrue(java.toFile().setExecutable(true));
    launcher.with("JAVA_HOME", home.toString());
    return java;
  }

  private static void assertAnswered(Launcher.Run run) throws IOException {
    assertEquals(0, run.exitCode(), run.err());
    CodeGeneratorResponse response = CodeGeneratorResponse.parseFrom(run.out());
    assertTrue(
        Samples.sources(response).containsKey("com/example/routeguide/RouteGuideClient.java"));
  }

  private static void assertFailed(Launcher.Run run) {
    assertEquals("", run.text());
    assertTrue(run.exitCode() != 0);
  }
}
