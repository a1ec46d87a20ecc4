package dev.tandem.drivers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** buf, as npm installs it, with the configuration that stands in proto-samples. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(300)
class BufIT {
  private static final Path SAMPLES = Path.of("..", "..", "proto-samples").toAbsolutePath();
  private static final Path NPM = Path.of("target", "npm").toAbsolutePath();
  private static final String BUF = NPM.resolve("node_modules/.bin/buf").toString();

  @TempDir Path temp;

  @BeforeAll
  static void install() throws Exception {
    boolean npm = Tool.exists("npm");
    if (!npm && Boolean.getBoolean("drivers.required")) {
      throw new IllegalStateException("npm is not on the PATH: buf cannot be tried");
    }
    assumeTrue(npm, "npm is not on the PATH: buf is not tried");
    Files.createDirectories(NPM);
    for (String file : List.of("package.json", "package-lock.json", ".npmrc")) {
      Files.write(NPM.resolve(file), Files.readAllBytes(Path.of(file)));
    }
    ok(Tool.run(NPM, List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")));
  }

  @Test
  void lintFindsNothing() throws Exception {
    assertEquals("", ok(Tool.run(SAMPLES, List.of(BUF, "lint"))));
  }

  @Test
  void generatesWhatProtocGenerates() throws Exception {
    ok(Tool.run(SAMPLES, List.of(BUF, "generate", "--output", temp.toString())));
    Map<String, String> stubs = sources(temp.resolve("target/buf/stubs"));

    Path root = SAMPLES.resolve("src/main/proto");
    Path expected = Files.createDirectory(temp.resolve("expected"));
    List<String> protoc = new ArrayList<>();
    protoc.add(Tool.BIN.resolve("protoc").toString());
    protoc.addAll(List.of("-I.", "-I" + System.getProperty("drivers.include")));
    protoc.add("--tandem_out=" + expected);
    protoc.addAll(files(root, ".proto"));
    ok(Tool.run(root, protoc)); // protoc warns of imports that only comments use
    assertTrue(stubs.containsKey("com/example/user/v1/UserServiceClient.java"));
    assertEquals(sources(expected), stubs);
  }

  @Test
  void whatItGeneratesCompiles() throws Exception {
    List<String> generate =
        List.of(BUF, "generate", "--exclude-path=src/main/proto/hazards", "--output=" + temp);
    ok(Tool.run(SAMPLES, generate));
    List<String> javac = new ArrayList<>();
    javac.addAll(List.of("-proc:none", "-nowarn", "-d", temp.resolve("classes").toString()));
    javac.addAll(List.of("-cp", System.getProperty("java.class.path")));
    for (String part : List.of("stubs", "messages")) {
      Path root = temp.resolve("target/buf").resolve(part);
      files(root, ".java").forEach(file -> javac.add(root.resolve(file).toString()));
    }
    int code =
        ToolProvider.getSystemJavaCompiler().run(null, null, null, javac.toArray(String[]::new));
    assertEquals(0, code);
  }

  @Test
  void showsOurErrors() throws Exception {
    Path proto = SAMPLES.resolve("src/refused/proto/same_method.proto");
    Files.copy(proto, temp.resolve("same_method.proto"));
    Files.writeString(
        temp.resolve("buf.gen.yaml"),
        "version: v2\nplugins:\n  - local: protoc-gen-tandem\n    out: out\n");
    Tool.Run run = Tool.run(temp, List.of(BUF, "generate"));
    assertTrue(run.exitCode() != 0);
    assertTrue(run.output().contains("same_method.proto:10:3: rpc "), run.output());
  }

  private static String ok(Tool.Run run) {
    assertEquals(0, run.exitCode(), run.output());
    return run.output();
  }

  private static Map<String, String> sources(Path folder) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    for (String file : files(folder, ".java")) {
      texts.put(file, Files.readString(folder.resolve(file)));
    }
    return texts;
  }

  private static List<String> files(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(ending))
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }
}
