package dev.tandem.protoc.diagnostics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tandem.protoc.model.SourceRef;
import org.junit.jupiter.api.Test;

class DiagnosticsTest {

  @Test
  void errorsAreLinesInTheOrderInWhichTheyWereFound() {
    Diagnostics diagnostics = new Diagnostics();
    assertFalse(diagnostics.hasErrors());
    assertEquals("", diagnostics.report());

    diagnostics.error("no place");
    diagnostics.error(new SourceRef("b.proto", 12, 3), "a place");
    diagnostics.error(SourceRef.of("a.proto"), "a file");

    assertTrue(diagnostics.hasErrors());
    assertEquals("no place\nb.proto:12:3: a place\na.proto: a file", diagnostics.report());
    assertEquals(3, diagnostics.errors().size());
  }

  @Test
  void noNameBreaksTheLineOrTheTerminal() {
    Diagnostics diagnostics = new Diagnostics();
    diagnostics.error(SourceRef.of("a\nb.proto"), "'\u0000' and '\u202E' and '\u001B[2J'");
    assertEquals("a?b.proto: '?' and '?' and '?[2J'", diagnostics.report());
  }

  @Test
  void theSameErrorIsReportedOnce() {
    Diagnostics diagnostics = new Diagnostics();
    diagnostics.error(SourceRef.of("a.proto"), "again");
    diagnostics.error(SourceRef.of("a.proto"), "again");
    assertEquals("a.proto: again", diagnostics.report());
  }
}
