package dev.tandem.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs the commands of docs/rest.md, in their order, and compares what they print. */
@Timeout(60)
class CurlCommandsTest {
  private static final Pattern COMMAND =
      Pattern.compile("(?m)^```sh\\n(curl [^`]*)```\\n+```json\\n([^`]*)```");
  private static final String SERVER = "http://localhost:8080/";

  @Test
  void printWhatTheDocumentSays() throws Exception {
    assumeTrue(hasCurl(), "curl is not installed: docs/rest.md is not compared");
    List<MatchResult> commands =
        COMMAND.matcher(Files.readString(Path.of("../../docs/rest.md"))).results().toList();
    assertTrue(commands.size() >= 5, commands.size() + " commands");
    try (Site site = Site.start()) {
      Main.addSamples(site.server().users());
      for (MatchResult command : commands) {
        String here = command.group(1).replace(SERVER, site.server().uri().toString());
        assertEquals(withoutTimes(command.group(2)), withoutTimes(run(here)), command.group(1));
      }
    }
  }

  private static boolean hasCurl() throws InterruptedException {
    try {
      return new ProcessBuilder("curl", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static String run(String command) throws Exception {
    Process shell =
        new ProcessBuilder("sh", "-c", command.replace("curl ", "curl --silent --show-error "))
            .redirectErrorStream(true)
            .start();
    String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, shell.waitFor(), output);
    return output;
  }

  /** The document may break lines, and its users were created at another time. */
  private static JsonElement withoutTimes(String json) {
    return JsonParser.parseString(
        json.replaceAll("\"createdAt\": *\"\\d+\"", "\"createdAt\":\"\""));
  }
}
