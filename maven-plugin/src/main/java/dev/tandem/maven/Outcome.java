package dev.tandem.maven;

import dev.tandem.maven.diagnostics.Diagnostic;
import dev.tandem.maven.diagnostics.UserErrorException;
import dev.tandem.maven.generation.GenerationResult;
import dev.tandem.maven.sources.ProtoSources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.apache.maven.plugin.logging.Log;

/**
 * Tells what a run has done, or what is wrong: in the log, and in an IDE. What a run says of itself
 * goes to the log as well.
 */
final class Outcome implements Consumer<String> {
  private final Log log;
  private final IdeMarkers markers;
  private final ProtoSources sources;

  Outcome(Log log, IdeMarkers markers, ProtoSources sources) {
    this.log = log;
    this.markers = markers;
    this.sources = sources;
  }

  @Override
  public void accept(String line) {
    log.info(line);
  }

  /** It succeeded. If nothing changed, what is said of the protos holds as well. */
  void tell(GenerationResult result, Path output) throws IOException {
    log(result.warnings());
    log.info(result.summary());
    if (result.isNew()) {
      markers.replace(sources, result.warnings());
      markers.refresh(output);
    }
  }

  /** It failed. */
  void tell(UserErrorException failure) throws IOException {
    log(failure.diagnostics());
    markers.replace(sources, failure.diagnostics());
  }

  private void log(List<Diagnostic> diagnostics) {
    for (Diagnostic diagnostic : diagnostics) {
      if (diagnostic.isError()) {
        log.error(diagnostic.toString());
      } else {
        log.warn(diagnostic.toString());
      }
    }
  }
}
