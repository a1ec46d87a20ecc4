package dev.tandem.maven.generation;

import dev.tandem.maven.diagnostics.Diagnostic;
import dev.tandem.maven.output.SyncResult;
import java.util.ArrayList;
import java.util.List;

/**
 * What an execution did.
 *
 * @param summary one line for the log
 * @param warnings what to look at nevertheless
 * @param isNew whether there was anything to do; else all is as the run before left it
 */
public record GenerationResult(String summary, List<Diagnostic> warnings, boolean isNew) {
  /** Copies the list. */
  public GenerationResult {
    warnings = List.copyOf(warnings);
  }

  static GenerationResult noSources(GenerationRequest request, SyncResult sync) {
    String removed =
        sync.removed() == 0 ? "" : " (" + counted(sync.removed(), "old file") + " removed)";
    return new GenerationResult(
        "tandem: no .proto files in " + request.sources().roots() + removed, List.of(), true);
  }

  static GenerationResult upToDate(int files) {
    return new GenerationResult(
        "tandem: nothing changed (" + counted(files, "file") + ")", List.of(), false);
  }

  /**
   * A run.
   *
   * @param of what it was about: {@code 3 protos}
   * @param used what it was done with: {@code protoc 4.36.2}
   */
  static GenerationResult done(String of, String used, SyncResult sync, List<Diagnostic> warnings) {
    String removed = sync.removed() == 0 ? "" : ", " + sync.removed() + " removed";
    return new GenerationResult(
        "tandem: %s -> %s (%d changed%s), %s"
            .formatted(of, counted(sync.files(), "file"), sync.changed(), removed, used),
        warnings,
        true);
  }

  /** The same with warnings that do not come of what was generated, before its own. */
  GenerationResult withWarnings(List<Diagnostic> more) {
    List<Diagnostic> all = new ArrayList<>(more);
    all.addAll(warnings);
    return new GenerationResult(summary, all, isNew);
  }

  static String counted(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
