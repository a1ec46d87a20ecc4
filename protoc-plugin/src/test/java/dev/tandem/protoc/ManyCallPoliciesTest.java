package dev.tandem.protoc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.compiler.PluginProtos.CodeGeneratorResponse;
import dev.tandem.protoc.testing.Javac;
import dev.tandem.protoc.testing.Protoc;
import dev.tandem.protoc.testing.Samples;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rpcs that are each called in another way, whose code is all in one method. */
class ManyCallPoliciesTest {
  private static final String HEAD =
      """
      syntax = "proto3";
      package many;
      import "tandem/options.proto";
      option java_package = "com.example.many";
      option java_multiple_files = true;
      message Thing {}
      service Many {
      """;

  /** As long as a policy gets, but for codes that are named twice. */
  private static final String RPC =
      """
        rpc Rpc%1$d(Thing) returns (Thing) {
          option idempotency_level = IDEMPOTENT;
          option (tandem.rpc) = {
            timeout: {seconds: %1$d nanos: 999999999}
            wait_for_ready: true
            retry: {
              initial_backoff: {seconds: %1$d nanos: 1}
              max_backoff: {seconds: %1$d nanos: 2}
              backoff_multiplier: %1$d.5
              codes: [
                CANCELLED, UNKNOWN, INVALID_ARGUMENT, DEADLINE_EXCEEDED, NOT_FOUND, ALREADY_EXISTS,
                PERMISSION_DENIED, RESOURCE_EXHAUSTED, FAILED_PRECONDITION, ABORTED, OUT_OF_RANGE,
                UNIMPLEMENTED, INTERNAL, UNAVAILABLE, DATA_LOSS, UNAUTHENTICATED
              ]
            }
          };
        }
      """;

  @TempDir Path folder;

  private CodeGeneratorResponse generate(int rpcs) throws IOException {
    StringBuilder proto = new StringBuilder(HEAD);
    for (int i = 1; i <= rpcs; i++) {
      proto.append(RPC.formatted(i));
    }
    Files.writeString(folder.resolve("many.proto"), proto.append("}\n"));
    return Generator.generate(Protoc.request(folder, List.of("many.proto"), "async=false"));
  }

  @Test
  void threeHundredCompile() throws Exception {
    Map<String, String> stubs = Samples.sources(generate(300));
    Path java = Files.createDirectory(folder.resolve("java"));
    Protoc.run(folder, List.of("--java_out=" + java), List.of("many.proto"));
    Path messages = folder.resolve("messages");
    assertEquals("", Javac.compile(Samples.texts(java), messages, List.of(), Javac.LENIENT));
    Path classes = folder.resolve("classes");
    assertEquals("", Javac.compile(stubs, classes, List.of(messages), Javac.LENIENT));

    URL[] classPath = {classes.toUri().toURL(), messages.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(classPath)) {
      Class<?> rpc = Class.forName("com.example.many.ManyRpc", true, loader);
      Map<?, ?> config = (Map<?, ?>) rpc.getMethod("serviceConfig").invoke(null);
      assertEquals(300, ((List<?>) config.get("methodConfig")).size());
    }
  }

  @Test
  void moreAreRefused() throws IOException {
    assertEquals(
        "many.proto:7:1: the rpcs of service 'many.Many' are called in 301 ways, which a Java"
            + " method can't hold: let more of them have the same options, at most 300 differ",
        generate(301).getError());
  }
}
