package dev.tandem.maven.protoc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tandem.maven.diagnostics.UserErrorException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A protoc")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the protoc of these tests is a script")
class ProtocTest {
  @TempDir Path temp;

  @Test
  @Timeout(30)
  @DisplayName("says which one it is, and does not wait for input")
  void version() throws Exception {
    Path script = script("cat >&2; echo libprotoc 36.2");
    ProtocAnswer answer = new Protoc(script, "").ask();
    assertEquals(
        new ProtocAnswer(script, "libprotoc 36.2", new ProtobufRelease(36, 2, Integer.MAX_VALUE)),
        answer);
    assertTrue(answer.is("4.36.2"));
    assertTrue(!answer.is("4.36.1") && !answer.is("odd"));
  }

  @Test
  @DisplayName("is none if it says something else")
  void other() throws Exception {
    Path script = script("echo 1.75.0; echo more; exit 1");
    UserErrorException e =
        assertThrows(UserErrorException.class, () -> new Protoc(script, "").ask());
    assertEquals(
        script + " is no protoc: asked for its --version, it said '1.75.0'",
        e.diagnostics().get(0).toString());
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "only there is a file busy")
  @Timeout(30)
  @DisplayName("is started again while its file is busy, since whoever holds it will let it go")
  void busy() throws Exception {
    Path script = script("echo libprotoc 36.2");
    CompletableFuture<ProtocAnswer> answer;
    try (FileChannel writer = FileChannel.open(script, StandardOpenOption.WRITE)) {
      assumeTrue(isBusy(script), "some versions of Linux do not mind");
      answer =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return new Protoc(script, "").ask();
                } catch (IOException | UserErrorException e) {
                  throw new AssertionError(e);
                }
              });
      // Time for a first attempt. Without one, nothing is tested, and nothing fails.
      Thread.sleep(100);
      assertTrue(writer.isOpen() && !answer.isDone());
    }
    assertEquals("libprotoc 36.2", answer.get(20, TimeUnit.SECONDS).text());
  }

  private static boolean isBusy(Path script) throws InterruptedException {
    try {
      new ProcessBuilder(script.toString()).start().waitFor();
      return false;
    } catch (IOException e) {
      return e.getMessage().contains("error=26");
    }
  }

  private Path script(String commands) throws IOException {
    Path file = Files.writeString(temp.resolve("protoc"), "#!/bin/sh\n" + commands + "\n");
    assertTrue(file.toFile().setExecutable(true));
    return file;
  }
}
