package dev.tandem.maven.generation;

import dev.tandem.maven.diagnostics.Diagnostic;
import dev.tandem.maven.diagnostics.UserErrorException;
import dev.tandem.maven.output.DescriptorFile;
import dev.tandem.maven.output.GeneratedFiles;
import dev.tandem.maven.output.OutputDirectory;
import dev.tandem.maven.output.SyncResult;
import dev.tandem.maven.sources.ProtoFile;
import dev.tandem.maven.uptodate.Comparison;
import dev.tandem.maven.uptodate.Fingerprint;
import dev.tandem.maven.uptodate.FingerprintFile;
import dev.tandem.maven.uptodate.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One execution: decides whether there is anything to do, and does it. */
public final class Generation {
  private final GenerationRequest request;
  private final Toolchain toolchain;
  private final Consumer<String> log;
  private final OutputDirectory output;
  private final DescriptorFile descriptors;
  private final FingerprintFile lastRun;

  /**
   * An execution of a request.
   *
   * @param log gets one line if there is something to do: why
   */
  public Generation(GenerationRequest request, Toolchain toolchain, Consumer<String> log) {
    this.request = request;
    this.toolchain = toolchain;
    this.log = log;
    this.output = new OutputDirectory(request.output());
    this.descriptors = new DescriptorFile(request.stateDirectory());
    this.lastRun = new FingerprintFile(request.stateDirectory());
  }

  /**
   * Runs it.
   *
   * @throws UserErrorException if the protos or the settings are wrong
   * @throws IOException if a tool or the disk fails
   */
  public GenerationResult run() throws IOException, InterruptedException, UserErrorException {
    List<Diagnostic> warnings = SourceDirectories.check(request.sources());
    failIfWanted(warnings);
    return generateIfNeeded().withWarnings(warnings);
  }

  private GenerationResult generateIfNeeded()
      throws IOException, InterruptedException, UserErrorException {
    Fingerprint last = lastRun.read();
    Optional<String> certain = reasonWithoutLooking(last);
    if (certain.isPresent() && !request.sources().existingRoots().isEmpty()) {
      WarmUp.start(); // There will be protos.
    }
    List<ProtoFile> protos = request.sources().find();
    if (protos.isEmpty() && !toolchain.hasDescriptorSets()) {
      lastRun.delete();
      SyncResult sync = output.sync(new GeneratedFiles()).and(descriptors.sync(Optional.empty()));
      return GenerationResult.noSources(request, sync);
    }
    Inputs inputs = new Inputs(request, toolchain, protos);
    if (certain.isPresent()) {
      return generate(protos, inputs, List.of(certain.get()));
    }
    Fingerprint now = inputs.toCompareWith(last);
    Comparison changes = now.compareWith(last);
    if (!changes.reasons().isEmpty()) {
      return generate(protos, inputs, changes.reasons());
    }
    if (changes.touched()) {
      lastRun.write(now.refresh(last));
    }
    return GenerationResult.upToDate(now.names(Kind.OUTPUT).size()).withProtos(protos);
  }

  /** Why a run would generate, with these protos; nothing if it would not. */
  List<String> reasons(List<ProtoFile> protos) throws IOException {
    if (protos.isEmpty() && !toolchain.hasDescriptorSets()) {
      return output.hasFiles() ? List.of("no .proto files are left") : List.of();
    }
    Fingerprint last = lastRun.read();
    Optional<String> certain = reasonWithoutLooking(last);
    return certain.isPresent()
        ? List.of(certain.get())
        : new Inputs(request, toolchain, protos).toCompareWith(last).compareWith(last).reasons();
  }

  private Optional<String> reasonWithoutLooking(Fingerprint last) throws IOException {
    if (request.force()) {
      return Optional.of("forced");
    }
    if (last.missing().isPresent()) {
      return last.missing();
    }
    Optional<String> id = output.abandoned();
    return id.isEmpty()
        ? id
        : Optional.of(
            "the project does not run the execution '" + id.get() + "', which has left files");
  }

  private GenerationResult generate(List<ProtoFile> protos, Inputs inputs, List<String> reasons)
      throws IOException, InterruptedException, UserErrorException {
    WarmUp.start();
    log.accept("tandem: " + inWords(reasons) + ": generating");
    lastRun.begin();
    Generators generators = new Generators(request, toolchain);
    List<Diagnostic> warnings;
    try (Scratch scratch = Scratch.in(request.stateDirectory())) {
      warnings = generators.run(protos, scratch.folder());
    }
    failIfWanted(warnings);
    SyncResult sync =
        output.sync(generators.files()).and(descriptors.sync(generators.descriptors()));
    lastRun.write(inputs.afterwards(generators));
    return GenerationResult.done(generators.done(), generators.used(), sync, warnings)
        .withProtos(protos);
  }

  // Before anything is written: as after any other error, the next build tries again.
  private void failIfWanted(List<Diagnostic> warnings) throws UserErrorException {
    if (request.failOnWarning() && !warnings.isEmpty()) {
      List<Diagnostic> all = new ArrayList<>(warnings);
      all.add(Diagnostic.error("failOnWarning: the build fails because of the warnings above"));
      throw new UserErrorException(all);
    }
  }

  private static String inWords(List<String> reasons) {
    int more = reasons.size() - 1;
    return reasons.get(0) + (more == 0 ? "" : " (and " + more + " more)");
  }
}
