package dev.tandem.maven.sources;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Protos in jars")
class ImportCacheTest {
  @TempDir Path temp;
  private Path directory;
  private ImportCache cache;

  @BeforeEach
  void create() {
    directory = temp.resolve("cache");
    cache = cache();
  }

  @Test
  @DisplayName("are unpacked, and nothing else is")
  void unpacked() throws IOException {
    Path jar = jar("dep=1:2;3.jar", "a/b.proto", "c.proto", "a/B.class", "META-INF/MANIFEST.MF");
    Path root = root(jar);
    assertEquals(List.of(root.resolve("a/b.proto"), root.resolve("c.proto")), files(root));
    assertEquals("a/b.proto", Files.readString(root.resolve("a/b.proto")));
    assertFalse(root.getFileName().toString().matches(".*[=:;].*"), "protoc would split " + root);
  }

  @Test
  @DisplayName("are called by the name of their jar, not by where they are unpacked")
  void located() throws IOException {
    Path jar = jar("dep.jar", "a/b.proto");
    assertEquals(jar + "!/a/b.proto", cache.protosOf(jar).orElseThrow().locate("a/b.proto"));
  }

  @Test
  @DisplayName("are unpacked once, and again when the jar has changed")
  void once() throws IOException {
    Path jar = jar("dep.jar", "a.proto");
    Path root = root(jar);
    Files.writeString(root.resolve("a.proto"), "the old");
    assertEquals(Optional.of(new ImportRoot(root, jar)), cache().protosOf(jar));
    assertEquals("the old", Files.readString(root.resolve("a.proto")));
    jar("dep.jar", "a.proto", "b.proto");
    Path next = root(jar);
    assertNotEquals(root, next);
    assertTrue(Files.exists(next.resolve("b.proto")));
  }

  @Test
  @Timeout(60)
  @DisplayName("are complete for everybody, however many builds ask at once")
  void atOnce() throws Exception {
    String[] names =
        Stream.iterate(0, i -> i + 1).limit(200).map(i -> i + ".proto").toArray(String[]::new);
    Path jar = jar("dep.jar", names);
    Callable<Integer> ask = () -> files(cache().protosOf(jar).orElseThrow().folder()).size();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      for (Future<Integer> size : threads.invokeAll(Collections.nCopies(8, ask))) {
        assertEquals(names.length, size.get());
      }
    } finally {
      threads.shutdownNow();
    }
    assertEquals(1, count(directory));
  }

  @Test
  @DisplayName("may be none, and that is remembered")
  void none() throws IOException {
    Path jar = jar("dep.jar", "A.class");
    assertEquals(Optional.empty(), cache.protosOf(jar));
    assertEquals(Optional.empty(), cache.protosOf(jar));
    assertEquals(1, count(directory));
  }

  @Test
  @DisplayName("may be in a folder of classes instead")
  void folder() throws IOException {
    assertEquals(Optional.of(ImportRoot.of(temp)), cache.protosOf(temp));
  }

  @Test
  @DisplayName("may be in a jar twice, as some tools that merge jars leave them")
  void twice() throws IOException {
    Path jar = jar("dep.jar", "a.proto", "b.proto");
    String bytes = Files.readString(jar, StandardCharsets.ISO_8859_1);
    Files.writeString(jar, bytes.replace("b.proto", "a.proto"), StandardCharsets.ISO_8859_1);
    Path root = root(jar);
    assertEquals(List.of(root.resolve("a.proto")), files(root));
  }

  @Test
  @DisplayName("never leave the cache, and a bad jar leaves nothing behind")
  void escape() throws IOException {
    Path jar = jar("evil.jar", "ok.proto", "../../evil.proto");
    IOException e = assertThrows(IOException.class, () -> cache.protosOf(jar));
    assertTrue(e.getMessage().contains("evil.jar"), e.getMessage());
    assertFalse(Files.exists(temp.resolve("evil.proto")));
    assertFalse(Files.exists(directory));
    for (String content : List.of("", "no zip")) {
      Path broken = Files.writeString(temp.resolve("broken.jar"), content);
      e = assertThrows(IOException.class, () -> cache.protosOf(broken));
      assertTrue(e.getMessage().startsWith(broken + " is damaged: zip "), e.getMessage());
      assertFalse(Files.exists(directory));
    }
  }

  @ParameterizedTest(name = "are unpacked again if {0} was deleted or damaged")
  @ValueSource(strings = {"a/b.proto", "c.proto", ".unpacked"})
  void damaged(String file) throws IOException {
    Path jar = jar("dep.jar", "a/b.proto", "c.proto");
    Path root = root(jar);
    List<Path> whole = files(root);
    Files.delete(root.resolve(file));
    assertEquals(whole, files(root(jar)));
    Files.writeString(root.resolve(file), "");
    assertEquals("a/b.proto", Files.readString(root(jar).resolve("a/b.proto")));
    assertEquals("c.proto", Files.readString(root.resolve("c.proto")));
    assertEquals(1, count(directory));
  }

  @Test
  @DisplayName("go to the second place if the first cannot be written to")
  void secondPlace() throws IOException {
    Path jar = jar("dep.jar", "a.proto");
    Path home = Files.writeString(temp.resolve("home"), "no folder");
    Path target = temp.resolve("target");
    ImportCache both = new ImportCache(List.of(home.resolve("cache"), target));
    assertTrue(both.protosOf(jar).orElseThrow().folder().startsWith(target));
    ImportCache none = new ImportCache(List.of(home.resolve("cache"), home.resolve("target")));
    IOException e = assertThrows(IOException.class, () -> none.protosOf(jar));
    assertTrue(e.getMessage().contains(jar.toString()), e.getMessage());
    assertTrue(e.getMessage().contains(home.toString()), e.getMessage());
    // What the first place has is used, also if nothing can be added to it.
    Path shared = root(jar);
    assertEquals(shared, new ImportCache(List.of(directory, target)).protosOf(jar).get().folder());
  }

  @Test
  @DisplayName("go to the second place if the first takes folders, but not all that is in them")
  void fullPlace() throws IOException {
    Path jar = jar("dep.jar", "a".repeat(200) + ".proto");
    Path deep =
        temp; // Its folders still fit into the longest path that Linux has, its files don't.
    while (deep.toString().length() < 3700) {
      deep = deep.resolve("d".repeat(100));
    }
    Path first = deep.resolve("e".repeat(3900 - deep.toString().length()));
    Path target = temp.resolve("target");
    ImportCache both = new ImportCache(List.of(first, target));
    assertTrue(both.protosOf(jar).orElseThrow().folder().startsWith(target));
    String[] left = first.toFile().list();
    assertTrue(left == null || left.length == 0, "nothing half unpacked is left");
  }

  @Test
  @DisplayName("go when no build has used them for a month, and stay when one has")
  void unused() throws IOException {
    Path unused = root(jar("unused.jar", "a.proto"));
    Path lately = root(jar("lately.jar", "a.proto"));
    Path inUse = root(jar("inUse.jar", "a.proto"));
    setAge(unused, 31);
    setAge(lately, 29);
    setAge(inUse, 31);
    cache = cache();
    assertEquals(inUse, root(temp.resolve("inUse.jar")));
    Path added = root(jar("new.jar", "a.proto"));
    try (Stream<Path> folders = Files.list(directory)) {
      assertEquals(Stream.of(inUse, lately, added).sorted().toList(), folders.sorted().toList());
    }
  }

  private static void setAge(Path folder, int days) throws IOException {
    FileTime time = FileTime.from(Instant.now().minus(Duration.ofDays(days)));
    Files.setLastModifiedTime(folder, time);
  }

  private ImportCache cache() {
    return new ImportCache(List.of(directory));
  }

  private Path root(Path jar) throws IOException {
    return cache.protosOf(jar).orElseThrow().folder();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".proto")).sorted().toList();
    }
  }

  private static long count(Path folder) throws IOException {
    try (Stream<Path> content = Files.list(folder)) {
      return content.count();
    }
  }

  private Path jar(String name, String... entries) throws IOException {
    Path jar = temp.resolve(name);
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String entry : entries) {
        zip.putNextEntry(new ZipEntry(entry));
        zip.write(entry.getBytes(StandardCharsets.UTF_8));
      }
    }
    return jar;
  }
}
