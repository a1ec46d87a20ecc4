package dev.tandem.maven.generation;

import dev.tandem.maven.diagnostics.Diagnostic;
import dev.tandem.maven.output.SyncResult;
import dev.tandem.maven.sources.ProtoFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What an execution did.
 *
 * @param summary one line for the log
 * @param warnings what to look at nevertheless
 * @param isNew whether there was anything to do; else all is as the run before left it
 * @param protos the names of the protos that it found: to look for them once is enough
 */
public record GenerationResult(
    String summary, List<Diagnostic> warnings, boolean isNew, Set<String> protos) {
  /** Copies the collections. */
  public GenerationResult {
    warnings = List.copyOf(warnings);
    protos = Set.copyOf(protos);
  }

  private GenerationResult(String summary, List<Diagnostic> warnings, boolean isNew) {
    this(summary, warnings, isNew, Set.of());
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
    return new GenerationResult(summary, all, isNew, protos);
  }

  /** The same about these protos. */
  GenerationResult withProtos(List<ProtoFile> found) {
    Set<String> names = new HashSet<>();
    for (ProtoFile proto : found) {
      names.add(proto.name());
    }
    return new GenerationResult(summary, warnings, isNew, names);
  }

  static String counted(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
