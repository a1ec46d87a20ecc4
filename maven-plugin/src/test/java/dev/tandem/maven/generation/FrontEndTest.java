package dev.tandem.maven.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tandem.maven.diagnostics.Diagnostic;
import dev.tandem.maven.diagnostics.Diagnostic.Severity;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The broken proto behind which protoc goes on")
class FrontEndTest {
  @ParameterizedTest(name = "{0} is {1}: {2}")
  @CsvSource({
    "/p/a.proto, /p/a.proto, true",
    "/p/a.proto, /p/b.proto, false",
    "/p/a.proto, , false",
    "C:\\p\\a.proto, C:/p/a.proto, true",
    "C:\\p\\a.proto, C:/p\\a.proto, true",
    "C:\\p\\a.proto, C:/p/b.proto, false",
  })
  void isNamed(String source, String file, boolean expected) {
    Diagnostic error = new Diagnostic(Severity.ERROR, file, 3, 4, "bad");
    assertEquals(expected, FrontEnd.isNamed(source, List.of(error)));
    Diagnostic warning = new Diagnostic(Severity.WARNING, file, 3, 4, "odd");
    assertEquals(false, FrontEnd.isNamed(source, List.of(warning)));
  }
}
