package dev.tandem.protoc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.compiler.PluginProtos.CodeGeneratorRequest;
import dev.tandem.protoc.testing.Launcher;
import dev.tandem.protoc.testing.Protoc;
import dev.tandem.protoc.testing.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The jar with everything in it, and the Windows script that runs it. */
@Timeout(120)
class AllJarIT {
  private static final Path JAR = Path.of(System.getProperty("tandem.jar")).toAbsolutePath();
  private static final Path BAT = Path.of(System.getProperty("tandem.plugin") + ".bat");

  @TempDir Path temp;

  @Test
  void runsByItself() throws Exception {
    byte[] request =
        Protoc.request(Samples.GOOD, List.of("routeguide/route_guide.proto"), "").toByteArray();
    Launcher.Run run = java().run(request);
    assertEquals("", run.err());
    assertEquals(0, run.exitCode());
    assertArrayEquals(
        Generator.generate(CodeGeneratorRequest.parseFrom(request)).toByteArray(), run.out());

    Path dump = Files.write(temp.resolve("request.bin"), request);
    Launcher.Run replay = java().run(new byte[0], "--replay", dump.toString(), "--out", "" + temp);
    assertEquals("", replay.err());
    assertTrue(Files.exists(temp.resolve("com/example/routeguide/RouteGuideClient.java")));
  }

  @Test
  void knowsItsVersion() throws Exception {
    String expected = "protoc-gen-tandem " + System.getProperty("tandem.version");
    assertEquals(expected, java().run(new byte[0], "--version").text().strip());
  }

  @Test
  void hasTheLicencesOfAllThatIsInIt() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      assertEquals(Files.readString(Path.of("..", "LICENSE")), text(jar, "META-INF/LICENSE"));
      assertTrue(
          text(jar, "META-INF/licenses/protobuf.txt").contains("Copyright 2008 Google Inc."));
      String notice = text(jar, "META-INF/NOTICE");
      // Whoever adds a library here adds a licence, too.
      List<String> packages =
          jar.stream()
              .map(ZipEntry::getName)
              .filter(name -> name.endsWith(".class"))
              .map(name -> name.replaceFirst("^((?:[^/]+/){2}[^/]+)/.*", "$1"))
              .distinct()
              .sorted()
              .toList();
      assertEquals(
          List.of("com/google/protobuf", "com/palantir/javapoet", "dev/tandem/protoc"), packages);
      assertTrue(notice.contains("com.google.protobuf:protobuf-java"), notice);
      assertTrue(notice.contains("com.palantir.javapoet:javapoet"), notice);
      // Nothing that a class path with protobuf on it would have twice.
      assertFalse(jar.stream().anyMatch(entry -> entry.getName().endsWith(".proto")));
    }
  }

  @Test
  void theWindowsScriptIsOneThatWindowsCanRead() throws IOException {
    String text = Files.readString(BAT, StandardCharsets.US_ASCII);
    assertEquals(text.lines().count(), text.split("\r\n", -1).length - 1, "CRLF everywhere");
    assertTrue(text.startsWith("@echo off\r\n"));
    assertTrue(text.contains("set \"jar=%~dp0" + JAR.getFileName() + "\""), text);
    assertFalse(text.matches("(?s).*@[a-z]+@.*"), "all is filled in");
    assertTrue(text.endsWith("exit /b %errorlevel%\r\n"));
    // stdout is for the response; paths have blanks.
    for (String line : lines(text, "echo ")) {
      assertTrue(line.endsWith(" 1>&2"), line);
    }
    for (String line : lines(text, "\"%java%\"")) {
      assertTrue(line.endsWith(" -jar \"%jar%\" %*"), line);
    }
    assertEquals(1, lines(text, "\"%java%\"").size());
    String unquoted = text.replaceAll("(?m)^rem .*|\"[^\"\r\n]*\"", "");
    assertFalse(unquoted.matches("(?s).*%(java|jar|JAVA_HOME)%.*"), unquoted);
  }

  private static List<String> lines(String text, String start) {
    Stream<String> lines = text.lines().map(String::strip);
    return lines.filter(line -> line.startsWith(start)).toList();
  }

  private static String text(JarFile jar, String entry) throws IOException {
    byte[] bytes = jar.getInputStream(jar.getEntry(entry)).readAllBytes();
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private Launcher java() {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new Launcher(temp, java, "-jar", JAR.toString());
  }
}
