package dev.tandem.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tandem.maven.diagnostics.Diagnostic;
import dev.tandem.maven.diagnostics.Diagnostic.Severity;
import dev.tandem.maven.diagnostics.UserErrorException;
import dev.tandem.maven.generation.GenerationResult;
import dev.tandem.maven.sources.ProtoSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.maven.plugin.logging.Log;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonatype.plexus.build.incremental.BuildContext;
import org.sonatype.plexus.build.incremental.DefaultBuildContext;

@DisplayName("The outcome of a run")
class OutcomeTest {
  @TempDir Path temp;
  private RecordedCalls log;
  private RecordedCalls ide;
  private Path output;

  @BeforeEach
  void protos() throws IOException {
    log = new RecordedCalls(temp);
    ide = new RecordedCalls(temp);
    Files.createDirectories(temp.resolve("proto/acme"));
    Files.writeString(temp.resolve("pom.xml"), "");
    Files.writeString(temp.resolve("proto/acme/a.proto"), "");
    Files.writeString(temp.resolve("proto/acme/b.proto"), "");
    output = temp.resolve("out");
  }

  @Test
  @DisplayName("with errors is in the log, and in an IDE at the place of each")
  void errors() throws IOException {
    UserErrorException failure =
        new UserErrorException(
            List.of(
                diagnostic(Severity.ERROR, temp.resolve("proto/acme/a.proto"), 3, 5, "bad"),
                diagnostic(Severity.WARNING, temp.resolve("proto/acme/b.proto"), 0, 0, "odd"),
                diagnostic(Severity.ERROR, Path.of("/lib.jar!/acme/c.proto"), 7, 1, "broken"),
                Diagnostic.error("importPaths: x is not a directory")));
    outcome(ide.of(BuildContext.class)).tell(failure);
    assertEquals(
        List.of(
            "error proto/acme/a.proto:[3,5] bad",
            "warn proto/acme/b.proto: odd",
            "error /lib.jar!/acme/c.proto:[7,1] broken",
            "error importPaths: x is not a directory"),
        log.lines());
    // What earlier runs said goes, also about files in which nothing is wrong any more. What is
    // about no file of the project is at the pom.
    assertEquals(
        List.of(
            "removeMessages pom.xml",
            "removeMessages proto/acme/a.proto",
            "removeMessages proto/acme/b.proto",
            "addMessage proto/acme/a.proto 3 5 bad " + BuildContext.SEVERITY_ERROR + " null",
            "addMessage proto/acme/b.proto 0 0 odd " + BuildContext.SEVERITY_WARNING + " null",
            "addMessage pom.xml 0 0 /lib.jar!/acme/c.proto:[7,1] broken "
                + BuildContext.SEVERITY_ERROR
                + " null",
            "addMessage pom.xml 0 0 importPaths: x is not a directory "
                + BuildContext.SEVERITY_ERROR
                + " null"),
        ide.lines());
  }

  @Test
  @DisplayName("without any clears all markers, and lets the IDE find the new files")
  void clean() throws IOException {
    outcome(ide.of(BuildContext.class))
        .tell(new GenerationResult("done", List.of(), true, Set.of()), output);
    assertEquals(List.of("info done"), log.lines());
    assertEquals(
        List.of(
            "removeMessages pom.xml",
            "removeMessages proto/acme/a.proto",
            "removeMessages proto/acme/b.proto",
            "refresh out"),
        ide.lines());
  }

  @Test
  @DisplayName("that found nothing to do leaves the markers of the warnings before it")
  void upToDate() throws IOException {
    outcome(ide.of(BuildContext.class))
        .tell(new GenerationResult("nothing changed", List.of(), false, Set.of()), output);
    assertEquals(List.of("info nothing changed"), log.lines());
    assertEquals(List.of(), ide.lines());
  }

  @Test
  @DisplayName("is told once on the command line, where Maven's own build context writes a log too")
  void commandLine() throws IOException {
    // It has no logger here: it would throw if it were given a message.
    Outcome outcome = outcome(new DefaultBuildContext());
    outcome.tell(new UserErrorException("no"));
    outcome.tell(
        new GenerationResult("done", List.of(Diagnostic.warning("odd")), true, Set.of()), output);
    assertEquals(List.of("error no", "warn odd", "info done"), log.lines());
  }

  private Outcome outcome(BuildContext context) {
    IdeMarkers markers = new IdeMarkers(() -> context, temp.resolve("pom.xml").toFile());
    ProtoSources sources =
        new ProtoSources(List.of(temp.resolve("proto")), false, List.of("**/*.proto"), List.of());
    return new Outcome(log.of(Log.class), markers, sources);
  }

  private static Diagnostic diagnostic(
      Severity severity, Path file, int line, int column, String message) {
    return new Diagnostic(severity, file.toString(), line, column, message);
  }
}
