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
                "--tandem_opt=async=false",
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
  void protocRunsTheJarByAPrefix() throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Path messages = Files.createDirectory(temp.resolve("messages"));
    Path stubs = Files.createDirectory(temp.resolve("stubs"));
    String proto = "user/v1/user_service.proto";
    Protoc.Result result =
        Protoc.run(
            Samples.GOOD,
            List.of(
                "--plugin=protoc-gen-tandem=" + Path.of(System.getProperty("tandem.jar")),
                "--tandem_prefix=" + java + " -jar",
                "--tandem_out=" + stubs,
                "--java_out=" + messages),
            List.of(proto, "common/v1/errors.proto"));
    assertEquals("", result.output());
    assertEquals(0, result.exitCode());
    assertEquals(
        Samples.sources(
            Generator.generate(
                Protoc.request(Samples.GOOD, List.of(proto, "common/v1/errors.proto"), ""))),
        Samples.texts(stubs));
  }

  private static String plugin() {
    return "--plugin=protoc-gen-tandem=" + PLUGIN;
  }
}
