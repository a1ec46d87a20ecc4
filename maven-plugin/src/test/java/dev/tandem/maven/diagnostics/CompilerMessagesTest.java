package dev.tandem.maven.diagnostics;

import static dev.tandem.maven.diagnostics.Diagnostic.Severity.ERROR;
import static dev.tandem.maven.diagnostics.Diagnostic.Severity.WARNING;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tandem.maven.diagnostics.Diagnostic.Severity;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Messages of protoc and of our generator become Maven's")
class CompilerMessagesTest {
  // What was printed; whether that run failed; how Maven shall show it.
  static Stream<Arguments> lines() {
    return Stream.of(
        row(
            "/p/a.proto:3:13: \"Foo\" is not defined.",
            ERROR,
            ERROR,
            "/p/a.proto:[3,13] \"Foo\" is not defined."),
        row("C:\\a.proto:3:4: msg", ERROR, ERROR, "C:\\a.proto:[3,4] msg"),
        row(
            "C:/dir with blank/a.proto:30:40: msg: with 1:2: colons",
            ERROR,
            ERROR,
            "C:/dir with blank/a.proto:[30,40] msg: with 1:2: colons"),
        row(
            "a.proto:5:1: warning: Import b.proto is unused.",
            ERROR,
            WARNING,
            "a.proto:[5,1] Import b.proto is unused."),
        row(
            "a.proto:5:1: warning: Import b.proto is unused.",
            WARNING,
            WARNING,
            "a.proto:[5,1] Import b.proto is unused."),
        row("nope.proto: File not found.", ERROR, ERROR, "nope.proto: File not found."),
        row(
            "C:\\a.proto: File does not reside within any path specified using --proto_path",
            ERROR,
            ERROR,
            "C:\\a.proto: File does not reside within any path specified using --proto_path"),
        row(
            "a.proto: warning: something about all of it",
            ERROR,
            WARNING,
            "a.proto: something about all of it"),
        row(
            "/no/dir: warning: directory does not exist.",
            ERROR,
            WARNING,
            "/no/dir: directory does not exist."),
        row("warning: about nothing", ERROR, WARNING, "about nothing"),
        row("Missing output directives.", ERROR, ERROR, "Missing output directives."),
        row(
            "Something that a later protoc says",
            WARNING,
            WARNING,
            "Something that a later protoc says"),
        // What protoc puts before the errors of a plugin, and before some of its own.
        row("--java_out: outer.proto: msg", ERROR, ERROR, "outer.proto: --java_out: msg"),
        row(
            "--grpc-x_out: C:\\a.proto:3:4: msg",
            ERROR,
            ERROR,
            "C:\\a.proto:[3,4] --grpc-x_out: msg"),
        row("--x_out: a.proto: warning: odd", ERROR, WARNING, "a.proto: --x_out: odd"),
        row(
            "--x_out: protoc-gen-x: Plugin failed.",
            ERROR,
            ERROR,
            "--x_out: protoc-gen-x: Plugin failed."),
        // Native plugins write into the same stream whatever they like.
        row("a.proto:3:4: hint", WARNING, WARNING, "a.proto:[3,4] hint"),
        row("10:20:30: started", WARNING, WARNING, "10:[20,30] started"),
        row("x:99999999999:1: y", WARNING, WARNING, "x:99999999999:1: y"),
        row("x:1:1700000000000: y", ERROR, ERROR, "x:1:1700000000000: y"),
        row("größe/ä.proto:1:2: ü", ERROR, ERROR, "größe/ä.proto:[1,2] ü"));
  }

  private static Arguments row(String line, Severity unmarked, Severity severity, String shown) {
    return Arguments.of(line, unmarked, severity, shown);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lines")
  void aLine(String line, Severity unmarked, Severity severity, String shown) {
    List<Diagnostic> found = CompilerMessages.parse(line + "\r\n", unmarked);
    assertEquals(List.of(shown), found.stream().map(Diagnostic::toString).toList());
    assertEquals(severity, found.get(0).severity());
  }

  @Test
  @DisplayName("Every error is kept, and an indented line belongs to the one before it")
  void severalLines() {
    String output =
        """
        a.proto:1:2: first
          and what to do
        a.proto:3:4: second

        b.proto:5:6: warning: third
        """;
    List<Diagnostic> found = CompilerMessages.parse(output, ERROR);
    assertEquals(
        List.of(
            "a.proto:[1,2] first" + System.lineSeparator() + "  and what to do",
            "a.proto:[3,4] second",
            "b.proto:[5,6] third"),
        found.stream().map(Diagnostic::toString).toList());
  }

  @Test
  @DisplayName("The exception counts errors only, and repeats none")
  void summary() {
    List<Diagnostic> three =
        CompilerMessages.parse("a.proto:1:2: x\nb.proto:1:2: warning: y\nz", ERROR);
    assertEquals("2 errors, listed above", new UserErrorException(three).getMessage());
    assertEquals("1 error, listed above", new UserErrorException("bad").getMessage());
  }
}
