package dev.tandem.protoc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tandem.protoc.testing.Launcher;
import dev.tandem.protoc.testing.Protoc;
import dev.tandem.protoc.testing.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The executable's archive of classes: it is made and used, and never in the way. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(300)
class ClassArchiveIT extends ArchiveCase {
  @Test
  void theFirstRunMakesItAndTheSecondUsesIt() throws Exception {
    assertAnswers(launcher);
    Path entry = trained();
    assertEquals(1, entries().size());
    assertUsed();

    // A copy of it is an archive of a jar elsewhere, which Java refuses.
    Path other = temp.resolve("other").resolve("protoc-gen-tandem").resolve(entry.getFileName());
    Files.createDirectories(other);
    for (String file : List.of("plugin.jar", archive(entry).getFileName().toString(), "tried")) {
      Files.copy(entry.resolve(file), other.resolve(file));
    }
    assertAnswers(launcher.with("TANDEM_CACHE", temp.resolve("other").toString()));
  }

  /**
   * The first lambda that is made at run time takes as long as loading hundreds of classes. The
   * analysis has one thread for one file; where there are more, two may make the same at once.
   */
  @Test
  void lambdasAreInIt() throws Exception {
    assertAnswers(launcher);
    trained();
    List<String> names = List.of("hazards/comment_links.proto");
    List<String> classes =
        logOfRun("class+load", Protoc.request(Samples.GOOD, names, "").toByteArray()).stream()
            .filter(line -> line.contains("dev.tandem.protoc.analysis."))
            .toList();
    assertFalse(classes.isEmpty());
    List<String> made =
        classes.stream()
            .filter(line -> line.contains("$$Lambda") && !line.contains("shared objects"))
            .toList();
    assertEquals(List.of(), made);
  }

  @Test
  void manyAtOnceMakeOne() throws Exception {
    cache = temp.resolve("a cache"); // Java 17 can't use what is in a path with a blank.
    launcher.with("TANDEM_CACHE", cache.toString());
    ExecutorService threads = Executors.newFixedThreadPool(6);
    Callable<Boolean> run =
        () -> {
          assertAnswers(launcher);
          return true;
        };
    for (Future<?> done : threads.invokeAll(Collections.nCopies(6, run))) {
      done.get();
    }
    threads.shutdown();
    trained();
    assertEquals(1, entries().size());
    assertAnswers(launcher);
  }

  @Test
  void damageIsNoticedOrHarmless() throws Exception {
    assertAnswers(launcher);
    Path entry = trained();
    Path archive = archive(entry);
    assertTrue(archive.toFile().setWritable(true));
    byte[] good = Files.readAllBytes(archive);
    FileTime time = Files.getLastModifiedTime(archive);
    // As if the disk had changed it: the time is that of the archive that was tried.
    for (byte[] content : List.of(new byte[5000], REQUEST)) {
      Files.write(archive, content);
      Files.setLastModifiedTime(archive, time);
      assertAnswers(launcher);
    }

    // Java 17 would crash.
    Files.write(archive, Arrays.copyOf(good, good.length / 2));
    assertAnswers(launcher);
    await(() -> Files.size(archive) > good.length / 2 && Files.exists(entry.resolve("tried")));

    Path jar = entry.resolve("plugin.jar");
    Files.write(jar, REQUEST);
    assertAnswers(launcher);
    await(() -> Files.size(jar) > REQUEST.length && Files.exists(entry.resolve("tried")));
    assertUsed();

    // All files are old enough for a tool that clears caches by age.
    Files.delete(jar);
    assertAnswers(launcher);
    await(() -> Files.exists(jar) && Files.exists(entry.resolve("tried")));
    assertUsed();

    // What the times do not tell can crash any Java, but only once.
    javaThatFirst("case \"$*\" in */classes.*) kill -ABRT $$ ;; esac");
    Launcher.Run crash = launcher.run(REQUEST);
    assertEquals(1, crash.exitCode());
    assertEquals(0, crash.out().length);
    assertTrue(crash.err().contains("Java crashed."), crash.err());
    assertFalse(Files.exists(entry));
  }

  @Test
  void withoutAPlaceForItNothingIsDifferent() throws Exception {
    Path file = Files.createFile(temp.resolve("file"));
    launcher.without("TANDEM_CACHE");
    assertAnswers(launcher);
    assertAnswers(launcher.with("HOME", temp.resolve("missing").toString()));
    assertAnswers(launcher.with("XDG_CACHE_HOME", "relative"));
    assertAnswers(launcher.with("XDG_CACHE_HOME", file.toString()));
    assertAnswers(launcher.with("TANDEM_CACHE", file.resolve("below").toString()));
    assertAnswers(launcher.with("TANDEM_CACHE", "/proc/nothing/can/be/made/here"));
    Path locked = Files.createDirectory(temp.resolve("locked"));
    if (locked.toFile().setWritable(false) && !Files.isWritable(locked)) { // root writes anywhere
      assertAnswers(launcher.with("TANDEM_CACHE", locked.toString()));
      assertEquals(List.of(), list(locked));
    }
    assertFalse(Files.exists(cache));
  }

  @Test
  void theUsersCacheFolderIsTheDefault() throws Exception {
    Path attempts = javaWithoutArchives();
    launcher.without("TANDEM_CACHE");
    Path home = Files.createDirectory(temp.resolve("home"));
    assertAnswers(launcher.with("HOME", home.toString()));
    await(() -> Files.size(attempts) == 1);
    assertEquals(1, list(home.resolve(".cache/tandem/protoc-gen-tandem")).size());

    assertAnswers(launcher.with("XDG_CACHE_HOME", temp.resolve("xdg").toString()));
    await(() -> Files.size(attempts) == 2);
    assertEquals(1, list(temp.resolve("xdg/tandem/protoc-gen-tandem")).size());
  }

  @Test
  void afterAFailureTheNextTryIsADayLater() throws Exception {
    Path attempts = javaWithoutArchives();
    assertAnswers(launcher);
    await(() -> Files.size(attempts) == 1);
    assertAnswers(launcher);
    assertAnswers(launcher);
    Path entry = entries().get(0);
    Files.setLastModifiedTime(entry, FileTime.from(Instant.now().minus(Duration.ofHours(49))));
    assertAnswers(launcher);
    await(() -> Files.size(attempts) > 1);
    assertEquals(2, Files.size(attempts));
  }

  @Test
  void anUnknownJavaHasNone() throws Exception {
    Path attempts = javaWithoutArchives();
    Files.delete(temp.resolve("java").resolve("release"));
    assertAnswers(launcher);
    assertEquals(0, Files.size(attempts));
    assertFalse(Files.exists(cache));
  }

  /** Sets a Java that fails to make archives, and notes each attempt with a byte in a file. */
  private Path javaWithoutArchives() throws IOException {
    Path attempts = Files.createFile(temp.resolve("attempts"));
    javaThatFirst("case \"$*\" in *--train*) echo >>'" + attempts + "'; exit 1 ;; esac");
    return attempts;
  }

  /** What is not in the archive is in the jar, and to open that takes some milliseconds. */
  private void assertUsed() throws Exception {
    List<String> classes = logOfRun("class+init", REQUEST);
    assertTrue(classes.stream().anyMatch(line -> line.contains("'dev/tandem/protoc/Main'")));
    assertFalse(classes.stream().anyMatch(line -> line.contains("'java/util/zip/ZipFile$Source'")));
  }

  /** Gives what the JVM tells of a run: a line for each class. */
  private List<String> logOfRun(String tag, byte[] request) throws Exception {
    Path log = temp.resolve("classes.log");
    launcher.with("_JAVA_OPTIONS", "-Xlog:" + tag + ":file=" + log);
    Launcher.Run run = launcher.run(request);
    launcher.without("_JAVA_OPTIONS");
    assertEquals(0, run.exitCode());
    return Files.readAllLines(log);
  }

  private static Path archive(Path entry) throws IOException {
    return list(entry).stream().filter(f -> f.toString().contains("classes.")).findAny().get();
  }
}
