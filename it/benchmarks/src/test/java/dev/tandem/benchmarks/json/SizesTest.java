package dev.tandem.benchmarks.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SizesTest {

  /** The compressed ones are those of the zlib that the JDK of Debian 12 has. */
  @Test
  void theDocumentHasThem() throws IOException {
    String shown =
        Files.readString(Path.of("../../docs/json.md"))
            .lines()
            .dropWhile(line -> !line.equals("## Sizes"))
            .skip(1)
            .takeWhile(line -> !line.startsWith("## "))
            .filter(line -> line.startsWith("|"))
            .collect(Collectors.joining("\n", "", "\n"));
    assertEquals(Sizes.table(), shown);
  }
}
