package dev.tandem.maven.sources;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Protos in jars")
class ImportCacheTest {
  @TempDir Path temp;
  private Path directory;
  private ImportCache cache;

  @BeforeEach
  void create() {
    directory = temp.resolve("cache");
    cache = new ImportCache(directory);
  }

  @Test
  @DisplayName("are unpacked, and nothing else is")
  void unpacked() throws IOException {
    Path jar = jar("dep=1:2;3.jar", "a/b.proto", "c.proto", "a/B.class", "META-INF/MANIFEST.MF");
    Path root = cache.protosOf(jar).orElseThrow();
    try (Stream<Path> files = Files.walk(root)) {
      assertEquals(
          List.of(root.resolve("a/b.proto"), root.resolve("c.proto")),
          files.filter(Files::isRegularFile).sorted().toList());
    }
    assertEquals("a/b.proto", Files.readString(root.resolve("a/b.proto")));
    assertFalse(root.getFileName().toString().matches(".*[=:;].*"), "protoc would split " + root);
  }

  @Test
  @DisplayName("are unpacked once, and again when the jar has changed")
  void once() throws IOException {
    Path jar = jar("dep.jar", "a.proto");
    Path root = cache.protosOf(jar).orElseThrow();
    Files.writeString(root.resolve("a.proto"), "not overwritten");
    assertEquals(Optional.of(root), new ImportCache(directory).protosOf(jar));
    assertEquals("not overwritten", Files.readString(root.resolve("a.proto")));
    jar("dep.jar", "a.proto", "b.proto");
    Path next = cache.protosOf(jar).orElseThrow();
    assertNotEquals(root, next);
    assertTrue(Files.exists(next.resolve("b.proto")));
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
    assertEquals(Optional.of(temp), cache.protosOf(temp));
  }

  @Test
  @DisplayName("never leave the cache, and a bad jar leaves nothing behind")
  void escape() throws IOException {
    Path jar = jar("evil.jar", "ok.proto", "../../evil.proto");
    IOException e = assertThrows(IOException.class, () -> cache.protosOf(jar));
    assertTrue(e.getMessage().contains("evil.jar"), e.getMessage());
    assertFalse(Files.exists(temp.resolve("evil.proto")));
    assertEquals(0, count(directory));
    Path broken = Files.writeString(temp.resolve("broken.jar"), "no zip");
    assertThrows(IOException.class, () -> cache.protosOf(broken));
    assertEquals(0, count(directory));
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
        zip.write(entry.getBytes());
      }
    }
    return jar;
  }
}
