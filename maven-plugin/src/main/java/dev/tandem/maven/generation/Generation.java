package dev.tandem.maven.generation;

import dev.tandem.maven.diagnostics.Diagnostic;
import dev.tandem.maven.diagnostics.UserErrorException;
import dev.tandem.maven.files.AtomicFiles;
import dev.tandem.maven.output.GeneratedFiles;
import dev.tandem.maven.output.OutputDirectory;
import dev.tandem.maven.output.SyncResult;
import dev.tandem.maven.protoc.Protoc;
import dev.tandem.maven.protoc.ProtocCommand;
import dev.tandem.maven.protoc.ProtocProcess;
import dev.tandem.maven.sources.ProtoFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The steps of one execution. Nothing is written into the output folder before all succeeded. */
public final class Generation {
  private final GenerationRequest request;
  private final Toolchain toolchain;

  /** An execution of a request. */
  public Generation(GenerationRequest request, Toolchain toolchain) {
    this.request = request;
    this.toolchain = toolchain;
  }

  /**
   * Runs it.
   *
   * @throws UserErrorException if the protos or the settings are wrong
   * @throws IOException if a tool or the disk fails
   */
  public GenerationResult run() throws IOException, InterruptedException, UserErrorException {
    OutputDirectory output =
        new OutputDirectory(request.outputDirectory(), request.stateDirectory());
    List<ProtoFile> protos = request.sources().find();
    if (protos.isEmpty()) {
      return GenerationResult.noSources(request, output.sync(new GeneratedFiles()));
    }
    // The up-to-date check belongs here: before anything is resolved or started.
    ImportPath imports = ImportPath.of(request, toolchain);
    Protoc protoc = toolchain.protoc();
    Path scratch = request.stateDirectory().resolve("scratch");
    AtomicFiles.delete(scratch);
    Files.createDirectories(scratch);
    try {
      GeneratedFiles files = new GeneratedFiles();
      List<Diagnostic> warnings = generate(protos, imports, protoc, scratch, files);
      SyncResult sync = output.sync(files);
      return GenerationResult.done(protos.size(), sync, protoc.description(), warnings);
    } catch (UserErrorException e) {
      throw new UserErrorException(imports.located(e.diagnostics()));
    } finally {
      AtomicFiles.delete(scratch);
    }
  }

  private List<Diagnostic> generate(
      List<ProtoFile> protos, ImportPath imports, Protoc protoc, Path scratch, GeneratedFiles files)
      throws IOException, InterruptedException, UserErrorException {
    List<Path> sources = protos.stream().map(ProtoFile::path).toList();
    Path descriptorSet = scratch.resolve("descriptors.pb");
    List<Diagnostic> warnings =
        new ArrayList<>(new FrontEnd(protoc, imports, scratch).describe(sources, descriptorSet));
    // protoc makes the messages in its own process while our generator makes the stubs in this one.
    // From the sources: Java made from a descriptor set differs from Java made from its protos.
    Path messages = scratch.resolve("messages.srcjar");
    ProtocCommand command =
        ProtocCommand.javaMessages(imports.roots(), sources, messages, request.liteMessages());
    try (ProtocProcess back = protoc.start(command, scratch, "messages")) {
      Stubs.addTo(files, descriptorSet, protos, request.generatorOptions());
      for (Diagnostic warning : back.await()) {
        if (!warnings.contains(warning)) {
          warnings.add(warning);
        }
      }
    }
    SourceArchive.addTo(files, messages);
    return imports.located(warnings);
  }
}
