package dev.tandem.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** Runs the commands that docs/languages.md shows: they print what it shows. */
@Timeout(120)
class CommandLineDocumentTest {
  private static final Pattern BLOCK =
      Pattern.compile("^```console\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  /** A command, which a backslash or a bar continues on the next line, and what it prints. */
  private static final Pattern COMMAND =
      Pattern.compile("^\\$ ((?:.*[\\\\|]\\n)*.*)\\n((?:(?!\\$ ).*\\n)*)", Pattern.MULTILINE);

  @TestFactory
  List<DynamicTest> commandsPrintWhatIsShown() throws IOException {
    String document = Files.readString(Path.of("../../docs/languages.md"));
    List<DynamicTest> tests = new ArrayList<>();
    Matcher block = BLOCK.matcher(document);
    while (block.find()) {
      Matcher command = COMMAND.matcher(block.group(1));
      while (command.find()) {
        String line = command.group(1);
        String shown = command.group(2);
        tests.add(dynamicTest(line, () -> check(line, shown)));
      }
    }
    assertFalse(tests.isEmpty());
    return tests;
  }

  private static void check(String line, String shown) throws Exception {
    Tools.assumeBuilt("buf");
    try (ReflectingServer server = ReflectingServer.armeria()) {
      String here = line.replace("localhost:8080", "localhost:" + server.port());
      assertEquals(shown, Command.shell("{ " + here + "\n} 2>&1").output());
    }
  }
}
