package dev.tandem.drivers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Compares docs/drivers.md with the configurations that are tried here. */
class GuideIT {
  private static final Path PROJECT = Path.of("..", "..");

  @Test
  void bufIsConfiguredAsShown() throws IOException {
    String file = Files.readString(PROJECT.resolve("proto-samples/buf.gen.yaml"));
    assertEquals(List.of(file.substring(file.indexOf("version:"))), blocks("yaml"));
  }

  @Test
  void ascopesIsConfiguredAsShown() throws IOException {
    String shown =
        blocks("xml").stream().filter(b -> b.contains("\"jvm-maven\"")).findAny().orElseThrow();
    for (String kind : List.of("jvm", "binary")) {
      String folder = kind.equals("jvm") ? "ascopes-jvm" : "ascopes-exe";
      String pom = Files.readString(Path.of("src", "it", folder, "pom.xml"));
      String expected =
          shown
              .replace("\"jvm-maven\"", "\"" + kind + "-maven\"")
              .replaceFirst("<version>.*</version>", "<version>@project.version@</version>");
      assertTrue(pom.replaceAll("(?m)^ +", "").contains(expected.replaceAll("(?m)^ +", "")), pom);
    }
  }

  private static List<String> blocks(String language) throws IOException {
    return Pattern.compile("(?ms)^```" + language + "\n(.*?)^```$")
        .matcher(Files.readString(PROJECT.resolve("docs/drivers.md")))
        .results()
        .map((MatchResult block) -> block.group(1))
        .toList();
  }
}
