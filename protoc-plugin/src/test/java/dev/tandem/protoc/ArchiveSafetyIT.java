package dev.tandem.protoc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tandem.protoc.testing.Launcher;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The archive of classes beside other users, other processes, other files and little memory. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(300)
class ArchiveSafetyIT extends ArchiveCase {
  private static final int NOBODY = 65534;

  @Test
  void whatAnotherUserMayHavePutThereIsNotRun() throws Exception {
    Path uses = Files.createFile(temp.resolve("uses"));
    javaThatFirst("case \"$*\" in *--train*) ;; */classes.*) echo >>'%s' ;; esac".formatted(uses));
    assertAnswers(launcher);
    Path entry = trained();
    assertAnswers(launcher);
    assertEquals(1, Files.size(uses));

    Files.createSymbolicLink(entry, Files.move(entry, temp.resolve("elsewhere")));
    assertAnswers(launcher);
    await(() -> !Files.isSymbolicLink(entry) && Files.exists(entry.resolve("tried")));
    assertEquals(1, Files.size(uses));

    assumeTrue(isRoot(), "only root can give files away");
    Files.setAttribute(entry, "unix:uid", NOBODY);
    assertAnswers(launcher);
    assertEquals(1, Files.size(uses));
  }

  @Test
  void rootLeavesNothingInTheHomeOfAnotherUser() throws Exception {
    assumeTrue(isRoot(), "only root can give files away");
    Path home = Files.createDirectory(temp.resolve("home"));
    Files.setAttribute(home, "unix:uid", NOBODY);
    assertAnswers(launcher.without("TANDEM_CACHE").with("HOME", home.toString()));
    awaitTrainers();
    assertEquals(List.of(), list(home));
  }

  private boolean isRoot() throws IOException {
    return Files.getAttribute(temp, "unix:uid").equals(0);
  }

  @Test
  void foldersOfOthersInTheCacheStay() throws Exception {
    Path folder = cache.resolve("protoc-gen-tandem");
    Path others = Files.createDirectories(folder.resolve("others"));
    Path old = Files.createDirectories(folder.resolve("0.0.1"));
    Files.createFile(old.resolve("plugin.jar"));
    for (Path each : List.of(others, old)) {
      Files.setLastModifiedTime(each, FileTime.from(Instant.now().minus(Duration.ofDays(40))));
    }
    assertAnswers(launcher);
    await(() -> list(folder).stream().anyMatch(each -> Files.exists(each.resolve("tried"))));
    assertTrue(Files.exists(others));
    assertFalse(Files.exists(old));
  }

  @Test
  void smallHeapsAreEnough() throws Exception {
    assertAnswers(launcher);
    trained();
    for (String option : List.of("-Xms8m", "-Xms64m", "-Xmx64m", "-XX:MaxRAM=128m")) {
      Launcher.Run run = launcher.with("JAVA_TOOL_OPTIONS", option).run(REQUEST);
      assertEquals("Picked up JAVA_TOOL_OPTIONS: " + option + "\n", run.err());
      assertEquals(0, run.exitCode());
      assertTrue(run.out().length > 1000);
    }
  }

  /** As in a container of 128 MB. */
  @Test
  void aJvmThatCannotStartWithItStartsWithoutIt() throws Exception {
    javaThatFirst("case \"$*\" in */new*) ;; */classes.*) echo no heap >&2; exit 1 ;; esac");
    assertAnswers(launcher);
    trained();
    Launcher.Run run = launcher.run(REQUEST);
    assertEquals("no heap\n", run.err());
    assertEquals(0, run.exitCode());
    assertTrue(run.out().length > 1000);
  }

  /** protoc reads to the end of what it is sent: also of what a process in the background holds. */
  @Test
  void nobodyWaitsForTheTrainer() throws Exception {
    Path told = temp.resolve("told");
    Path held = temp.resolve("held");
    javaThatFirst(
        """
        case "$*" in *--train*)
          if [ -e /dev/fd/9 ]; then >'%s'; fi
          %s
          exit 1 ;;
        esac\
        """
            .formatted(held, waitFor(told)));
    // The other descriptor stands for a lock, on which somebody else waits.
    Launcher sh =
        new Launcher(temp, "sh", "-c", "exec \"$0\" 9>'" + temp.resolve("lock") + "'")
            .with("JAVA_HOME", temp.resolve("java").toString())
            .with("TANDEM_CACHE", cache.toString());
    Process run = sh.process(EXECUTABLE.toAbsolutePath().toString()).start();
    try (OutputStream stdin = run.getOutputStream()) {
      stdin.write(REQUEST);
    }
    assertTrue(run.getInputStream().readAllBytes().length > 1000);
    assertEquals(0, run.waitFor());
    assertFalse(Files.exists(temp.resolve("too late")));
    Files.createFile(told);
    awaitTrainers();
    assertFalse(Files.exists(held));
  }

  /** In the shell, but not for ever: no test can end who waits for that. */
  private String waitFor(Path file) {
    return "i=0; while ! [ -e '%s' ] && [ $i -lt 600 ]; do sleep 0.1; i=$((i + 1)); done;"
            .formatted(file)
        + " if [ $i = 600 ]; then >'%s'; fi".formatted(temp.resolve("too late"));
  }

  @Test
  void aSlowRunLeavesTheArchiveThatAnotherOneMade() throws Exception {
    Path told = temp.resolve("told");
    Path started = temp.resolve("started");
    javaThatFirst(">'%s'; %s".formatted(started, waitFor(told)));
    Path in = Files.write(temp.resolve("in"), REQUEST);
    Process slow = launcher.process().redirectInput(in.toFile()).start();
    await(() -> Files.exists(started));
    assertAnswers(launcher.with("JAVA_HOME", System.getProperty("java.home")));
    Path inIt = Files.createFile(trained().resolve("in it"));

    Files.createFile(told);
    assertTrue(slow.getInputStream().readAllBytes().length > 1000);
    assertEquals(0, slow.waitFor());
    awaitTrainers();
    assertTrue(Files.exists(inIt));
  }

  @Test
  void anExecutableThatIsReplacedWhileItRunsIsNotArchived() throws Exception {
    Path copy = Files.copy(EXECUTABLE, temp.resolve("plugin"));
    assertTrue(copy.toFile().setExecutable(true));
    javaThatFirst(
        """
        case "$*" in *--train*) ;; *)
          sed 's/^build=[^ ]*/build=other/' '%1$s' >'%1$s.new'
          chmod +x '%1$s.new'
          mv '%1$s.new' '%1$s' ;;
        esac\
        """
            .formatted(copy));
    Launcher replaced = new Launcher(temp, copy.toString());
    replaced.with("JAVA_HOME", temp.resolve("java").toString());
    assertAnswers(replaced.with("TANDEM_CACHE", cache.toString()));
    awaitTrainersOf(copy);
    assertEquals(1, entries().size());
    assertFalse(Files.exists(entries().get(0).resolve("tried")));
  }
}
