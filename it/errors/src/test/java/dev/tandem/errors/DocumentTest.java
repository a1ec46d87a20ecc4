package dev.tandem.errors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.grpc.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The table in docs/errors.md leaves out no code. (QuotedCodeTest checks the page's code.) */
@Timeout(30)
class DocumentTest {
  private static final Path PAGE = Path.of("../../docs/errors.md");
  private static final Pattern ROW = Pattern.compile("^\\| `([A-Z_]+)` \\|", Pattern.MULTILINE);

  @Test
  void itsTableHasAllCodes() throws IOException {
    List<String> rows =
        ROW.matcher(Files.readString(PAGE)).results().map(row -> row.group(1)).sorted().toList();
    List<String> codes =
        Arrays.stream(Status.Code.values())
            .filter(code -> code != Status.Code.OK)
            .map(Status.Code::name)
            .sorted()
            .toList();
    assertEquals(codes, rows);
  }
}
