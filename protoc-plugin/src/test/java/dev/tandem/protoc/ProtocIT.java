package dev.tandem.protoc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tandem.protoc.testing.Javac;
import dev.tandem.protoc.testing.Protoc;
import dev.tandem.protoc.testing.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The executable as it is built, run by the real protoc, and alone. */
@DisabledOnOs(OS.WINDOWS)
class ProtocIT {
  private static final Path PLUGIN = Path.of(System.getProperty("tandem.plugin")).toAbsolutePath();

  @TempDir Path temp;

  @Test
  void protocRunsItAndTheResultCompiles() throws IOException {
    Path stubs = Files.createDirectory(temp.resolve("stubs"));
    Path messages = Files.createDirectory(temp.resolve("messages"));
    List<String> protos =
        Samples.protos(Samples.GOOD).stream().filter(p -> !p.startsWith("hazards/")).toList();
    Protoc.Result result =
        Protoc.run(
            Samples.GOOD,
            List.of(plugin(), "--tandem_out=" + stubs, "--java_out=" + messages),
            protos);
    assertEquals("", result.output());
    assertEquals(0, result.exitCode());

    Path classes = temp.resolve("classes");
    assertEquals("", Javac.compile(Samples.texts(messages), classes, List.of(), Javac.LENIENT));
    Map<String, String> sources = Samples.texts(stubs);
    assertTrue(sources.containsKey("com/example/user/v1/UserServiceClient.java"));
    assertEquals("", Javac.compile(sources, classes, List.of(), Javac.STRICT));
    assertEquals(
        Samples.sources(Generator.generate(Protoc.request(Samples.GOOD, protos, ""))), sources);
  }

  @Test
  void optionsGetThrough() {
    Protoc.Result result =
        Protoc.run(
            Samples.GOOD,
            List.of(
                plugin(),
                "--tandem_out=client=false:" + temp,
                "--tandem_opt=server=false",
                "--tandem_opt=suffix=Api"),
            List.of("user/v1/user_service.proto"));
    assertEquals("", result.output());
    assertEquals(
        List.of(
            "com/example/user/v1/UserServiceApi.java",
            "com/example/user/v1/UserServiceApiRpc.java"),
        List.copyOf(Samples.files(temp).keySet()));
  }

  @Test
  void protocShowsOurErrors() {
    Protoc.Result result =
        Protoc.run(
            Samples.REFUSED,
            List.of(plugin(), "--tandem_out=" + temp),
            List.of("same_method.proto"));
    assertNotEquals(0, result.exitCode());
    assertEquals(
        "--tandem_out: same_method.proto:10:3: rpc 'refused.same_method.SameMethod.get_foo' and"
            + " rpc 'refused.same_method.SameMethod.GetFoo' (same_method.proto:9:3) both become"
            + " the Java method 'getFoo': rename one of them\n",
        result.output());
    assertEquals(Map.of(), Samples.files(temp));
  }

  @Test
  void unreadableRequestsFail() throws Exception {
    Run run = run("this is no request", Map.of());
    assertEquals(1, run.exitCode());
    assertEquals("", run.out());
    assertTrue(run.err().matches("protoc-gen-tandem: can't read the request on stdin: .+\n"));
  }

  @Test
  void aMissingJavaIsNamed() throws Exception {
    Run run = run("", Map.of("JAVA_HOME", "/nowhere"));
    assertEquals(1, run.exitCode());
    assertEquals("", run.out());
    assertEquals(
        "protoc-gen-tandem: JAVA_HOME is /nowhere, but there is no bin/java in it\n", run.err());

    run = run("", Map.of("JAVA_HOME", "", "PATH", "/nowhere"));
    assertEquals(1, run.exitCode());
    assertEquals(
        "protoc-gen-tandem: needs Java 17 or newer: set JAVA_HOME, or put java on the PATH\n",
        run.err());
  }

  @Test
  void anOldJavaIsNamed() throws Exception {
    Path home = temp.resolve("old java");
    Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
    Files.writeString(
        java,
        """
        #!/bin/sh
        if [ "$1" = -version ]; then
          echo 'openjdk version "1.8.0_402"' >&2
          exit 0
        fi
        echo 'Unrecognized option: -Xlog:disable' >&2
        exit 1
        """);
    assertTrue(java.toFile().setExecutable(true));
    Run run = run("", Map.of("JAVA_HOME", home.toString()));
    assertEquals(1, run.exitCode());
    assertEquals("", run.out());
    assertEquals(
        "Unrecognized option: -Xlog:disable\n"
            + "protoc-gen-tandem: needs Java 17 or newer, but %s is version 1\n".formatted(java),
        run.err());
  }

  private record Run(int exitCode, String out, String err) {}

  private Run run(String input, Map<String, String> environment) throws Exception {
    Path in = Files.writeString(temp.resolve("in"), input);
    Path err = temp.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(PLUGIN.toString())
            .redirectInput(in.toFile())
            .redirectError(err.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes());
    return new Run(process.waitFor(), out, Files.readString(err));
  }

  private static String plugin() {
    return "--plugin=protoc-gen-tandem=" + PLUGIN;
  }
}
