package dev.tandem.maven.generation;

import dev.tandem.maven.diagnostics.Diagnostic;
import dev.tandem.maven.diagnostics.UserErrorException;
import dev.tandem.maven.output.GeneratedFiles;
import dev.tandem.maven.protoc.Protoc;
import dev.tandem.maven.protoc.ProtocCommand;
import dev.tandem.maven.protoc.ProtocProcess;
import dev.tandem.maven.sources.ProtoFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** protoc and our generator at work. Writes nothing into the output folder. */
final class Generators {
  private final GenerationRequest request;
  private final Protoc protoc;
  private final ImportPath imports;
  private final GeneratedFiles files = new GeneratedFiles();
  private final List<String> imported = new ArrayList<>();

  Generators(GenerationRequest request, Protoc protoc, ImportPath imports) {
    this.request = request;
    this.protoc = protoc;
    this.imports = imports;
  }

  /**
   * Runs all of them, and gives their warnings.
   *
   * @param scratch a folder for what they hand to each other
   */
  List<Diagnostic> run(List<ProtoFile> protos, Path scratch)
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
      imported.addAll(Stubs.addTo(files, descriptorSet, protos, request.generatorOptions()));
      for (Diagnostic warning : back.await()) {
        if (!warnings.contains(warning)) {
          warnings.add(warning);
        }
      }
    }
    SourceArchive.addTo(files, messages);
    return imports.located(warnings);
  }

  /** What they made. */
  GeneratedFiles files() {
    return files;
  }

  /** The names of the protos that are imported, and not compiled. */
  List<String> imported() {
    return imported;
  }
}
