package dev.tandem.protoc.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.compiler.PluginProtos.CodeGeneratorRequest;
import dev.tandem.protoc.testing.Protoc;
import dev.tandem.protoc.testing.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What {@link DamagedRequestsTest} does in one process, a few times with the executable. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(120)
class DamagedRequestsIT {
  private static final CodeGeneratorRequest REQUEST =
      Protoc.request(Samples.GOOD, List.of("chatapp/message_service.proto"), "");

  @TempDir Path temp;

  @Test
  void truncatedRequests() throws Exception {
    byte[] whole = REQUEST.toByteArray();
    for (int length : List.of(1, 40, whole.length / 2, whole.length - 1)) {
      assertRefused(Arrays.copyOf(whole, length));
    }
  }

  @Test
  void noise() throws Exception {
    byte[] bytes = new byte[1000];
    new Random(11).nextBytes(bytes);
    assertRefused(bytes);
  }

  @Test
  void incompleteRequests() throws Exception {
    assertRefused(REQUEST.toBuilder().removeProtoFile(0).build().toByteArray());
    assertRefused(REQUEST.toBuilder().addFileToGenerate("nowhere.proto").build().toByteArray());
  }

  private void assertRefused(byte[] request) throws IOException, InterruptedException {
    Path in = Files.write(temp.resolve("in"), request);
    Path out = temp.resolve("out");
    Path err = temp.resolve("err");
    Process process =
        new ProcessBuilder(Path.of(System.getProperty("tandem.plugin")).toAbsolutePath().toString())
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it hangs");
    } finally {
      process.destroyForcibly();
    }
    assertEquals(1, process.exitValue());
    assertEquals(0, Files.size(out));
    String said = Files.readString(err);
    assertTrue(said.matches("protoc-gen-tandem: can't read the request: [^\r\n]+\\R"), said);
  }
}
