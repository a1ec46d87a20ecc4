package dev.tandem.maven.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The output folder")
class OutputDirectoryTest {
  private static final FileTime OLD = FileTime.fromMillis(1_000_000_000_000L);

  @TempDir Path temp;
  private Path root;
  private String disposable = "";
  private Set<String> executions = Set.of("one", "two");
  private Set<String> finished = Set.of();

  @BeforeEach
  void create() {
    root = temp.resolve("generated");
  }

  @Test
  @DisplayName("gets what is new, and loses nothing of anybody else")
  void first() throws IOException {
    Path foreign = foreign("a/Foreign.java");
    assertEquals(new SyncResult(2, 2, 0), sync(Map.of("a/A.java", "1", "B.java", "2")));
    assertEquals("1", Files.readString(root.resolve("a/A.java")));
    assertTrue(Files.exists(foreign));
  }

  @Test
  @DisplayName("keeps the time of files whose bytes are right")
  void unchanged() throws IOException {
    sync(Map.of("A.java", "1", "B.java", "2", "C.java", "3"));
    Files.setLastModifiedTime(root.resolve("A.java"), OLD);
    Files.setLastModifiedTime(root.resolve("B.java"), OLD);
    Files.writeString(root.resolve("C.java"), "edited");
    assertEquals(
        new SyncResult(3, 2, 0), sync(Map.of("A.java", "1", "B.java", "4", "C.java", "3")));
    assertEquals(OLD, Files.getLastModifiedTime(root.resolve("A.java")));
    assertFalse(OLD.equals(Files.getLastModifiedTime(root.resolve("B.java"))));
    assertEquals("3", Files.readString(root.resolve("C.java")));
  }

  @Test
  @DisplayName("loses our stale files with the folders that they leave empty, and no foreign ones")
  void stale() throws IOException {
    sync(Map.of("a/b/Old.java", "1", "c/Old.java", "1", "Kept.java", "1"));
    Path foreign = foreign("c/Foreign.java");
    assertEquals(new SyncResult(1, 0, 2), sync(Map.of("Kept.java", "1")));
    assertFalse(Files.exists(root.resolve("a")));
    assertFalse(Files.exists(root.resolve("c/Old.java")));
    assertTrue(Files.exists(foreign));
    assertEquals(new SyncResult(0, 0, 1), sync(Map.of()));
    assertTrue(Files.isDirectory(root));
  }

  @Test
  @DisplayName("keeps a file that another execution has begun to make")
  void moved() throws IOException {
    sync("one", Map.of("A.java", "1"));
    sync("two", Map.of("A.java", "1"));
    assertEquals(new SyncResult(0, 0, 0), sync("one", Map.of()));
    assertTrue(Files.exists(root.resolve("A.java")));
    assertEquals(new SyncResult(0, 0, 1), sync("two", Map.of()));
    assertFalse(Files.exists(root.resolve("A.java")));
  }

  @Test
  @DisplayName("replaces a file by one whose name differs in case only")
  void letterCase() throws IOException {
    sync(Map.of("Foo.java", "1"));
    sync(Map.of("FOO.java", "1"));
    assertEquals("1", Files.readString(root.resolve("FOO.java")));
  }

  @Test
  @DisplayName("is repaired after a crash, whatever was written already")
  void crash() throws IOException {
    sync(Map.of("A.java", "1"));
    // As if a run that makes B died before it wrote its last notes.
    manifest("tandem manifest 2\n" + root + "\nA.java\nB.java\n");
    Files.writeString(root.resolve("B.java"), "half");
    assertEquals(new SyncResult(1, 0, 1), sync(Map.of("A.java", "1")));
    assertFalse(Files.exists(root.resolve("B.java")));
  }

  @Test
  @DisplayName("is safe from notes that are damaged, of another folder or of another format")
  void notes() throws IOException {
    Path outside = Files.writeString(temp.resolve("outside.txt"), "");
    Path inside = foreign("A.java");
    manifest("tandem manifest 2\n" + root + "\n../outside.txt\n" + outside + "\n");
    sync(Map.of());
    manifest("tandem manifest 2\n" + temp.resolve("elsewhere") + "\nA.java\n");
    sync(Map.of());
    manifest("tandem manifest 9\n" + root + "\nA.java\n");
    sync(Map.of());
    assertTrue(Files.exists(outside));
    assertTrue(Files.exists(inside));
  }

  @Test
  @DisplayName("takes over what an execution has left that the project does not have any more")
  void abandoned() throws IOException {
    sync("two", Map.of("A.java", "1", "B.java", "1"));
    sync("one", Map.of("B.java", "1"));
    executions = Set.of("one");
    assertEquals(new SyncResult(1, 0, 1), sync("one", Map.of("B.java", "1")));
    assertFalse(Files.exists(root.resolve("A.java")));
    assertFalse(Files.exists(temp.resolve("state/two")));
    assertTrue(Files.exists(root.resolve("B.java")));
  }

  @Test
  @DisplayName("loses stale files after the project was moved")
  void movedProject() throws IOException {
    Path project = Files.createDirectory(temp.resolve("project"));
    Path whole = temp;
    temp = project;
    create();
    sync(Map.of("A.java", "1", "B.java", "1"));
    temp = Files.move(project, whole.resolve("elsewhere"));
    create();
    assertEquals(new SyncResult(1, 0, 1), sync(Map.of("A.java", "1")));
    temp = whole;
  }

  @Test
  @DisplayName("that is another one now leaves nothing in the folder before")
  void otherFolder() throws IOException {
    sync(Map.of("a/A.java", "1"));
    sync("two", Map.of("B.java", "1"));
    Path before = root;
    root = temp.resolve("other");
    assertEquals(new SyncResult(1, 1, 1), sync(Map.of("a/A.java", "1")));
    assertFalse(Files.exists(before.resolve("a")));
    assertTrue(Files.exists(before.resolve("B.java")));
  }

  @Test
  @DisplayName("of sources keeps what somebody has written, whatever its name")
  void writtenByHand() throws IOException {
    disposable = "target";
    Path foreign = foreign("A.java");
    IOException refused =
        assertThrows(IOException.class, () -> sync(Map.of("A.java", "1", "B.java", "2")));
    assertEquals(
        foreign
            + " would be overwritten, and it is not a generated file: move it away, or set another"
            + " outputDirectory",
        refused.getMessage());
    assertFalse(Files.exists(root.resolve("B.java")));
    assertEquals("foreign", Files.readString(foreign));

    // What says that it is generated may be replaced, as after mvn clean.
    Files.writeString(foreign, "// Generated by Tandem from a.proto. Do not edit.");
    sync(Map.of("A.java", "// Generated by Tandem", "B.java", "2"));
    // In the place of a generated file.
    Files.writeString(foreign, "by hand");
    assertEquals(new SyncResult(0, 0, 0), sync(Map.of()));
    assertEquals("by hand", Files.readString(foreign));
  }

  @Test
  @DisplayName("refuses to undo in a build what another execution has done in it")
  void undone() throws IOException {
    sync("one", Map.of("A.java", "1", "B.java", "1"));
    finished = Set.of("one");
    assertEquals(new SyncResult(1, 0, 0), sync("two", Map.of("A.java", "1")));
    IOException e =
        assertThrows(IOException.class, () -> sync("two", Map.of("A.java", "1", "B.java", "2")));
    assertTrue(
        e.getMessage()
            .startsWith(
                "the executions 'one' and 'two' both make " + root.resolve("B.java") + ", "),
        e.getMessage());
    assertEquals("1", Files.readString(root.resolve("B.java")));
    // In a build before: by now the first one may make something else.
    finished = Set.of();
    assertEquals(new SyncResult(1, 1, 0), sync("two", Map.of("B.java", "2")));
  }

  @Test
  @DisplayName("says which folder is in the place of a file, or the other way round")
  void otherKind() throws IOException {
    Path folder = Files.createDirectories(root.resolve("a/A.java"));
    Path content = Files.writeString(folder.resolve("mine.txt"), "");
    IOException e = assertThrows(IOException.class, () -> sync(Map.of("a/A.java", "1")));
    assertEquals(
        folder + " is a folder, and a generated file has this name: move it away", e.getMessage());
    Files.delete(content);
    assertEquals(new SyncResult(1, 1, 0), sync(Map.of("a/A.java", "1")));

    Path file = Files.writeString(root.resolve("b"), "");
    e = assertThrows(IOException.class, () -> sync(Map.of("b/c/B.java", "1")));
    assertEquals(
        file + " is a file, and a folder of generated files has this name: move it away",
        e.getMessage());
  }

  @Timeout(60)
  @ParameterizedTest(name = "can be brought up to date by two builds at once; disposable: \"{0}\"")
  @ValueSource(strings = {"", "target"})
  void atOnce(String below) throws Exception {
    disposable = below;
    Map<String, String> many = files(100);
    Map<String, String> few = files(20);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      for (int round = 0; round < 50; round++) {
        executions = Set.of("one", "gone");
        sync("one", many);
        sync("gone", Map.of("Gone.java", "// Generated"));
        executions = Set.of("one");
        CyclicBarrier start = new CyclicBarrier(2);
        Callable<SyncResult> build =
            () -> {
              start.await();
              return sync("one", few);
            };
        for (Future<SyncResult> each : threads.invokeAll(List.of(build, build))) {
          assertEquals(20, each.get().files());
        }
        try (Stream<Path> left = Files.walk(root)) {
          assertEquals(20, left.filter(Files::isRegularFile).count());
        }
        assertFalse(Files.exists(temp.resolve("state/gone")));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static Map<String, String> files(int count) {
    return IntStream.range(0, count)
        .boxed()
        .collect(
            Collectors.toMap(i -> "p" + i % 10 + "/A" + i + ".java", i -> "// Generated " + i));
  }

  private SyncResult sync(Map<String, String> files) throws IOException {
    return sync("one", files);
  }

  private SyncResult sync(String execution, Map<String, String> files) throws IOException {
    GeneratedFiles generated = new GeneratedFiles();
    for (Map.Entry<String, String> file : files.entrySet()) {
      generated.add(file.getKey(), file.getValue().getBytes(StandardCharsets.UTF_8));
    }
    Path state = temp.resolve("state").resolve(execution);
    return new OutputDirectory(
            new OutputPlace(root, state, temp.resolve(disposable), executions, finished))
        .sync(generated);
  }

  private void manifest(String text) throws IOException {
    Path file = temp.resolve("state/one/manifest");
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Path foreign(String name) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "foreign");
  }
}
