package dev.tandem.maven.protoc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An executable from a repository")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "files need no executable bit there")
class ExecutableCacheTest {
  @TempDir Path temp;

  @Test
  @DisplayName("runs in place if it can")
  void inPlace() throws IOException {
    Path file = file("protoc.exe", "one");
    assertTrue(file.toFile().setExecutable(true));
    assertEquals(file, new ExecutableCache(temp.resolve("cache")).executable(file));
    assertFalse(Files.exists(temp.resolve("cache")));
  }

  @Test
  @DisplayName("is copied once per content, and the original is left alone")
  void copied() throws IOException {
    ExecutableCache cache = new ExecutableCache(temp.resolve("cache"));
    Path original = file("a.exe", "one");
    Path copy = cache.executable(original);
    assertTrue(Files.isExecutable(copy));
    assertFalse(Files.isExecutable(original));
    assertArrayEquals(Files.readAllBytes(original), Files.readAllBytes(copy));
    assertEquals(copy, cache.executable(file("b.exe", "one")));
    assertNotEquals(copy, cache.executable(file("c.exe", "two")));
    assertNotEquals(copy, cache.executable(file("a.exe", "other content")));
    Files.delete(copy);
    assertTrue(Files.isExecutable(cache.executable(file("b.exe", "one"))));
  }

  @Test
  @DisplayName("is complete for everybody, however many ask at once")
  void atOnce() throws Exception {
    Path original = file("a.exe", "x".repeat(5_000_000));
    ExecutableCache cache = new ExecutableCache(temp.resolve("cache"));
    Callable<Long> ask = () -> Files.size(cache.executable(original));
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      for (Future<Long> size : threads.invokeAll(Stream.generate(() -> ask).limit(8).toList())) {
        assertEquals(5_000_000, size.get());
      }
    } finally {
      threads.shutdownNow();
    }
    try (Stream<Path> left = Files.walk(temp.resolve("cache"))) {
      List<Path> files = left.filter(Files::isRegularFile).toList();
      assertEquals(2, files.size(), "the copy and a note: " + files);
    }
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(temp.resolve(name), content);
  }
}
