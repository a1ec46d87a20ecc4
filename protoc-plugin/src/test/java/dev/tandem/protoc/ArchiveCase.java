package dev.tandem.protoc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tandem.protoc.testing.Launcher;
import dev.tandem.protoc.testing.Protoc;
import dev.tandem.protoc.testing.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The executable with a cache of its own for its archives of classes. */
abstract class ArchiveCase {
  static final Path EXECUTABLE = Path.of(System.getProperty("tandem.plugin"));
  static final byte[] REQUEST =
      Protoc.request(Samples.GOOD, List.of("routeguide/route_guide.proto"), "").toByteArray();

  @TempDir Path temp;
  Path cache;
  Launcher launcher;
  private byte[] response;

  @BeforeEach
  final void answerWithoutAnArchive() throws Exception {
    cache = temp.resolve("cache");
    launcher = new Launcher(temp, EXECUTABLE.toAbsolutePath().toString());
    Launcher.Run run = launcher.with("TANDEM_CACHE", "off").run(REQUEST);
    assertEquals("", run.err());
    response = run.out();
    assertTrue(response.length > 1000);
    launcher.with("TANDEM_CACHE", cache.toString());
  }

  /** They work in the background, and in a folder that is deleted after the test. */
  @AfterEach
  final void awaitTrainers() throws Exception {
    awaitTrainersOf(EXECUTABLE.toAbsolutePath());
  }

  static void awaitTrainersOf(Path executable) throws Exception {
    String path = executable.toString();
    await(
        () ->
            ProcessHandle.allProcesses()
                .noneMatch(each -> each.info().commandLine().orElse("").contains(path)));
  }

  /** Sets a Java that runs a script before it does what the real one does. */
  final void javaThatFirst(String script) throws IOException {
    Path home = temp.resolve("java");
    Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
    Path real = Path.of(System.getProperty("java.home"));
    Files.copy(real.resolve("release"), home.resolve("release"));
    Files.writeString(java, "#!/bin/sh\n%s\nexec '%s/bin/java' \"$@\"\n".formatted(script, real));
    assertTrue(java.toFile().setExecutable(true));
    launcher.with("JAVA_HOME", home.toString());
  }

  final void assertAnswers(Launcher launcher) throws IOException, InterruptedException {
    Launcher.Run run = launcher.run(REQUEST);
    assertEquals("", run.err());
    assertEquals(0, run.exitCode());
    assertArrayEquals(response, run.out());
  }

  /** The only entry of the cache, when its trainer is done. */
  final Path trained() throws Exception {
    await(() -> !entries().isEmpty() && Files.exists(entries().get(0).resolve("tried")));
    return entries().get(0);
  }

  final List<Path> entries() throws IOException {
    return list(cache.resolve("protoc-gen-tandem"));
  }

  static List<Path> list(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  static void await(Callable<Boolean> condition) throws Exception {
    while (true) {
      try {
        if (condition.call()) {
          return;
        }
      } catch (NoSuchFileException e) {
        // The trainer has just deleted it.
      }
      Thread.sleep(20);
    }
  }
}
