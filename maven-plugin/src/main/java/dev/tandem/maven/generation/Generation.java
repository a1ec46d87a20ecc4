package dev.tandem.maven.generation;

import dev.tandem.maven.diagnostics.Diagnostic;
import dev.tandem.maven.diagnostics.UserErrorException;
import dev.tandem.maven.output.GeneratedFiles;
import dev.tandem.maven.output.OutputDirectory;
import dev.tandem.maven.output.SyncResult;
import dev.tandem.maven.protoc.Protoc;
import dev.tandem.maven.sources.ProtoFile;
import dev.tandem.maven.uptodate.Comparison;
import dev.tandem.maven.uptodate.Fingerprint;
import dev.tandem.maven.uptodate.FingerprintFile;
import dev.tandem.maven.uptodate.Kind;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** One execution: decides whether there is anything to do, and does it. */
public final class Generation {
  private final GenerationRequest request;
  private final Toolchain toolchain;
  private final Consumer<String> log;
  private final OutputDirectory output;
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
    this.output = new OutputDirectory(request.outputDirectory(), request.stateDirectory());
    this.lastRun = new FingerprintFile(request.stateDirectory());
  }

  /**
   * Runs it.
   *
   * @throws UserErrorException if the protos or the settings are wrong
   * @throws IOException if a tool or the disk fails
   */
  public GenerationResult run() throws IOException, InterruptedException, UserErrorException {
    List<ProtoFile> protos = request.sources().find();
    if (protos.isEmpty()) {
      lastRun.delete();
      return GenerationResult.noSources(request, output.sync(new GeneratedFiles()));
    }
    Inputs inputs = new Inputs(request, toolchain, protos);
    Fingerprint last = lastRun.read();
    Fingerprint now = inputs.toCompareWith(last);
    Comparison changes =
        request.force() ? new Comparison(List.of("forced"), false) : now.compareWith(last);
    if (changes.reasons().isEmpty()) {
      if (changes.touched()) {
        lastRun.write(now.refresh(last));
      }
      return GenerationResult.upToDate(now.names(Kind.OUTPUT).size());
    }
    log.accept("tandem: " + inWords(changes.reasons()) + ": generating");
    return generate(protos, inputs);
  }

  private GenerationResult generate(List<ProtoFile> protos, Inputs inputs)
      throws IOException, InterruptedException, UserErrorException {
    lastRun.begin();
    ImportPath imports = ImportPath.of(request, toolchain);
    Protoc protoc = toolchain.protoc();
    Generators generators = new Generators(request, protoc, imports);
    List<Diagnostic> warnings;
    try (Scratch scratch = Scratch.in(request.stateDirectory())) {
      warnings = generators.run(protos, scratch.folder());
    } catch (UserErrorException e) {
      throw new UserErrorException(imports.located(e.diagnostics()));
    }
    SyncResult sync = output.sync(generators.files());
    lastRun.write(inputs.afterwards(generators.imported(), generators.files()));
    return GenerationResult.done(protos.size(), sync, protoc.description(), warnings);
  }

  private static String inWords(List<String> reasons) {
    int more = reasons.size() - 1;
    return reasons.get(0) + (more == 0 ? "" : " (and " + more + " more)");
  }
}
