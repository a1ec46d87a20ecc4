package dev.tandem.maven.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tandem.maven.files.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lets another JVM generate without a pause, each time from other protos, and kills it at random
 * moments. {@code -Dkill.rounds=500 -Dkill.seed=7} looks longer.
 */
@DisplayName("A build that was killed")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the protoc of these tests is a script")
class KilledTest {
  private static final int ROUNDS = Integer.getInteger("kill.rounds", 12);
  private static final long SEED = Long.getLong("kill.seed", 1);
  private static final int STATES = 4;
  private static final Duration LONGEST = Duration.ofMillis(300);

  @TempDir Path temp;

  @Test
  @Timeout(value = 60 + 10 * 500, unit = TimeUnit.SECONDS)
  @DisplayName("is repaired by the next one, whenever that was and whatever it was doing")
  void killed() throws Exception {
    List<Map<String, String>> expected = new ArrayList<>();
    for (int state = 0; state < STATES; state++) {
      Workspace clean = new Workspace(Files.createDirectories(temp.resolve("clean" + state)));
      enter(clean, state);
      clean.run();
      expected.add(clean.outputs());
    }
    Random random = new Random(SEED);
    Path folder = Files.createDirectories(temp.resolve("killed"));
    new FakeProtoc(folder.resolve("protoc"));
    Map<String, Integer> reasons = new HashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      String where = "seed " + SEED + ", round " + round;
      kill(random, folder);
      Workspace project = new Workspace(folder);
      int state = random.nextInt(STATES);
      enter(project, state);
      List<String> log = project.run();
      reasons.merge(log.get(0), 1, Integer::sum);
      assertRight(expected.get(state), project.outputs(), where + ": " + log);
      assertTrue(project.run().get(0).startsWith("tandem: nothing changed"), where);
    }
    assertTrue(
        reasons.containsKey("tandem: the last run did not finish: generating"),
        "no kill came in the midst of a run: " + reasons);
  }

  // One by one: the texts are long.
  private static void assertRight(
      Map<String, String> expected, Map<String, String> actual, String where) {
    Set<String> tooMany = new TreeSet<>(actual.keySet());
    tooMany.removeAll(expected.keySet());
    assertEquals(Set.of(), tooMany, where);
    expected.forEach(
        (name, text) -> assertTrue(text.equals(actual.get(name)), where + ": " + name));
  }

  private static void kill(Random random, Path project) throws Exception {
    Process build =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Builds.class.getName(),
                project.toString(),
                String.valueOf(random.nextInt()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      // Every fourth one dies in or before its first run; the others in one of their quick ones.
      if (random.nextInt(4) > 0) {
        assertEquals('.', build.getInputStream().read(), "the other JVM failed");
      } else {
        Thread.sleep(random.nextLong(LONGEST.toMillis()));
      }
      Thread.sleep(0, random.nextInt(999_999));
      Thread.sleep(random.nextLong(LONGEST.toMillis()));
      assertTrue(build.isAlive(), "the other JVM failed");
    } finally {
      build.destroyForcibly().waitFor();
    }
  }

  /** Makes the protos those of a state. In each, other files are made, and the same differ. */
  private static void enter(Workspace project, int state) throws IOException {
    AtomicFiles.delete(project.root.resolve("proto"));
    List<String> messages =
        IntStream.range(0, 20 + 10 * state).mapToObj(i -> "Message" + i).toList();
    // Of another length in each: all files that a workspace writes are of about one time.
    String content = "users" + "x".repeat(state);
    project.proto(content, "Users.proto", messages);
    if (state % 2 == 1) {
      project.proto("orders" + state, "Orders" + state + ".proto", List.of("Order" + state));
    }
  }

  /** The other JVM. */
  static final class Builds {
    private Builds() {}

    @SuppressWarnings("InfiniteLoopStatement") // Until it is killed.
    public static void main(String[] arguments) throws Exception {
      Random random = new Random(Long.parseLong(arguments[1]));
      Workspace project = new Workspace(Path.of(arguments[0]));
      while (true) {
        enter(project, random.nextInt(STATES));
        project.run();
        System.out.write('.');
        System.out.flush();
      }
    }
  }
}
