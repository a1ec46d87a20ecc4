package dev.tandem.maven.protoc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An executable from a repository")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "files need no executable bit there")
class ExecutableCacheTest {
  private static final int PROGRAMS = 20;

  @TempDir Path temp;

  @Test
  @DisplayName("runs in place if it can")
  void inPlace() throws IOException {
    Path file = file("protoc.exe", "one");
    assertTrue(file.toFile().setExecutable(true));
    assertEquals(file, new ExecutableCache(List.of(temp.resolve("cache"))).executable(file));
    assertFalse(Files.exists(temp.resolve("cache")));
  }

  @Test
  @DisplayName("is copied once per content, and the original is left alone")
  void copied() throws IOException {
    ExecutableCache cache = new ExecutableCache(List.of(temp.resolve("cache")));
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
    ExecutableCache cache = new ExecutableCache(List.of(temp.resolve("cache")));
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

  @Test
  @Timeout(60)
  @DisplayName("is complete for every process, however many fill an empty cache at once")
  void processes() throws Exception {
    // Many, so that the processes meet; long ones, though a shell stops reading at its exit.
    for (int i = 0; i < PROGRAMS; i++) {
      file(i + ".exe", "#!/bin/sh\necho complete\nexit\n" + ("# " + i + "\n").repeat(200_000));
    }
    List<Process> builds = new ArrayList<>();
    try {
      for (int i = 0; i < 4; i++) {
        builds.add(build());
      }
      for (Process build : builds) {
        assertEquals('?', build.getInputStream().read(), "it is ready");
      }
      for (Process build : builds) {
        build.getOutputStream().write('!');
        build.getOutputStream().close();
      }
      for (Process build : builds) {
        String said = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals("complete\n".repeat(PROGRAMS), said);
        assertEquals(0, build.waitFor());
      }
    } finally {
      builds.forEach(Process::destroyForcibly);
    }
    try (Stream<Path> left = Files.walk(temp.resolve("cache"))) {
      List<Path> files = left.filter(Files::isRegularFile).toList();
      assertEquals(2 * PROGRAMS, files.size(), "the copies and their notes: " + files);
    }
  }

  private Process build() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            OtherBuild.class.getName(),
            temp.resolve("cache").toString(),
            temp.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** A JVM that waits for a sign, and then wants to run all programs. */
  static final class OtherBuild {
    private OtherBuild() {}

    public static void main(String[] arguments) throws Exception {
      ExecutableCache cache = new ExecutableCache(List.of(Path.of(arguments[0])));
      System.out.write('?');
      System.out.flush();
      System.in.read();
      for (int i = 0; i < PROGRAMS; i++) {
        Path copy = cache.executable(Path.of(arguments[1], i + ".exe"));
        Process process = Programs.start(new ProcessBuilder(copy.toString()));
        process.getInputStream().transferTo(System.out);
      }
      System.out.flush();
    }
  }

  @Test
  @DisplayName("is copied to the next folder if the first one cannot be written to")
  void nextFolder() throws IOException {
    Path noFolder = file("file", "").resolve("cache");
    Path next = temp.resolve("next");
    ExecutableCache cache = new ExecutableCache(List.of(noFolder, next));
    assertTrue(cache.executable(file("a.exe", "one")).startsWith(next));
  }

  @Test
  @DisplayName("cannot be run if no folder can be written to: the error names them and the way out")
  void noFolder() throws IOException {
    Path noFolder = file("file", "").resolve("cache");
    Path original = file("a.exe", "one");
    ExecutableCache cache = new ExecutableCache(List.of(noFolder));
    IOException e = assertThrows(IOException.class, () -> cache.executable(original));
    for (String part : List.of(original.toString(), noFolder.toString(), "tandem.cacheDirectory")) {
      assertTrue(e.getMessage().contains(part), e.getMessage());
    }
  }

  @Test
  @DisplayName(
      "is copied again if a crash of the machine left only a part of the copy or of the note")
  void damaged() throws IOException {
    ExecutableCache cache = new ExecutableCache(List.of(temp.resolve("cache")));
    Path original = file("a.exe", "one");
    Path copy = cache.executable(original);
    Files.writeString(copy, "");
    assertEquals(copy, cache.executable(original));
    assertEquals("one", Files.readString(copy));
    Files.writeString(note(), "");
    assertEquals(copy, cache.executable(original));
  }

  @Test
  @DisplayName("is hashed once for all who share the cache: they can read the note")
  void sharedNote() throws IOException {
    new ExecutableCache(List.of(temp.resolve("cache"))).executable(file("a.exe", "one"));
    Path plain = file("plain", "");
    assertEquals(Files.getPosixFilePermissions(plain), Files.getPosixFilePermissions(note()));
  }

  @Test
  @DisplayName("is run from the cache, whatever is with the note")
  void badNote() throws IOException {
    ExecutableCache cache = new ExecutableCache(List.of(temp.resolve("cache")));
    Path original = file("a.exe", "one");
    Path copy = cache.executable(original);
    Path note = note();
    // Not to be read, and not to be written, also for root.
    Files.delete(note);
    Files.createFile(Files.createDirectory(note).resolve("something"));
    assertEquals(copy, cache.executable(original));
    Files.delete(note.resolve("something"));
    Files.delete(note);
    Files.delete(note.getParent());
    Files.createFile(note.getParent());
    assertEquals(copy, cache.executable(original));
  }

  private Path note() throws IOException {
    try (Stream<Path> notes = Files.list(temp.resolve("cache/known"))) {
      return notes.findAny().orElseThrow();
    }
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(temp.resolve(name), content);
  }
}
