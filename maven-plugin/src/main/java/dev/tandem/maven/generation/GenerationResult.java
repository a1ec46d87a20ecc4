package dev.tandem.maven.generation;

import dev.tandem.maven.diagnostics.Diagnostic;
import dev.tandem.maven.output.SyncResult;
import java.util.List;

/**
 * What an execution did.
 *
 * @param summary one line for the log
 * @param warnings what to look at nevertheless
 */
public record GenerationResult(String summary, List<Diagnostic> warnings) {
  /** Copies the list. */
  public GenerationResult {
    warnings = List.copyOf(warnings);
  }

  static GenerationResult noSources(GenerationRequest request, SyncResult sync) {
    String removed =
        sync.removed() == 0 ? "" : " (" + counted(sync.removed(), "old file") + " removed)";
    return new GenerationResult(
        "tandem: no .proto files in " + request.sources().roots() + removed, List.of());
  }

  static GenerationResult upToDate(int files) {
    return new GenerationResult(
        "tandem: nothing changed (" + counted(files, "file") + ")", List.of());
  }

  static GenerationResult done(
      int protos, SyncResult sync, String protoc, List<Diagnostic> warnings) {
    String removed = sync.removed() == 0 ? "" : ", " + sync.removed() + " removed";
    return new GenerationResult(
        "tandem: %s -> %s (%d changed%s), protoc %s"
            .formatted(
                counted(protos, "proto"),
                counted(sync.files(), "file"),
                sync.changed(),
                removed,
                protoc),
        warnings);
  }

  private static String counted(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
