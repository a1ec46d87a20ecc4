package dev.tandem.maven.generation;

import com.google.protobuf.ByteString;
import dev.tandem.maven.diagnostics.Diagnostic;
import dev.tandem.maven.diagnostics.UserErrorException;
import dev.tandem.maven.output.GeneratedFiles;
import dev.tandem.maven.protoc.ArchiveOutputs;
import dev.tandem.maven.protoc.Protoc;
import dev.tandem.maven.protoc.ProtocPlugin;
import dev.tandem.maven.protoc.ProtocProcess;
import dev.tandem.maven.sources.ProtoFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** protoc and our generator at work. Writes nothing into the output folder. */
final class Generators {
  private final GenerationRequest request;
  private final Toolchain toolchain;
  private final GeneratedFiles files = new GeneratedFiles();
  private final Set<String> imported = new LinkedHashSet<>();
  private final List<String> done = new ArrayList<>();
  private Optional<byte[]> descriptors = Optional.empty();
  private String used = "no protoc";

  Generators(GenerationRequest request, Toolchain toolchain) {
    this.request = request;
    this.toolchain = toolchain;
  }

  /**
   * Runs all of them, and gives their warnings.
   *
   * @param protos the project's own; without any, no protoc is needed
   * @param scratch a folder for what they hand to each other
   */
  List<Diagnostic> run(List<ProtoFile> protos, Path scratch)
      throws IOException, InterruptedException, UserErrorException {
    List<Diagnostic> warnings = protos.isEmpty() ? List.of() : compile(protos, scratch);
    SharedStubs stubs = new SharedStubs(files);
    for (DescriptorSet compiled : toolchain.descriptorSets()) {
      stubs.add(compiled, request.sources().wanted(), request.generatorOptions());
      done.add(compiled.name());
    }
    return warnings;
  }

  private List<Diagnostic> compile(List<ProtoFile> protos, Path scratch)
      throws IOException, InterruptedException, UserErrorException {
    ImportPath imports = ImportPath.of(request, toolchain);
    Protoc protoc = toolchain.protoc();
    done.add(GenerationResult.counted(protos.size(), "proto"));
    used = "protoc " + protoc.description();
    try {
      return imports.located(compile(protos, protoc, imports, scratch));
    } catch (UserErrorException e) {
      throw new UserErrorException(imports.located(e.diagnostics()));
    }
  }

  private List<Diagnostic> compile(
      List<ProtoFile> protos, Protoc protoc, ImportPath imports, Path scratch)
      throws IOException, InterruptedException, UserErrorException {
    ArchiveOutputs outputs = outputs(scratch.resolve("messages.srcjar"));
    List<Path> sources = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (ProtoFile proto : protos) {
      sources.add(proto.path());
      names.add(proto.name());
    }
    FrontEnd front = new FrontEnd(protoc, imports, scratch);
    Path set = scratch.resolve("descriptors.pb");
    // protoc makes the messages in a process of its own from the beginning, though it stops if the
    // protos are wrong: meanwhile they are read by another one, and our generator runs in this one.
    try (ProtocProcess reader = front.start(sources, set);
        BackEnd back = BackEnd.start(protoc, outputs, imports.folders(), sources, scratch)) {
      List<Diagnostic> warnings = new ArrayList<>(front.describe(reader, sources, set));
      ByteString descriptorSet = ByteString.copyFrom(Files.readAllBytes(set));
      imported.addAll(Stubs.addTo(files, descriptorSet, names, request.generatorOptions()));
      warnings.addAll(new DuplicateImports(imports.roots()).among(imported));
      for (String name : names) {
        imported.remove(name);
      }
      for (Diagnostic warning : back.addTo(files)) {
        if (!warnings.contains(warning)) {
          warnings.add(warning);
        }
      }
      if (request.descriptorSet()) {
        descriptors = Optional.of(descriptorSet.toByteArray());
      }
      return warnings;
    }
  }

  private ArchiveOutputs outputs(Path archive) throws IOException, UserErrorException {
    ArchiveOutputs outputs = new ArchiveOutputs(archive);
    if (request.javaMessages()) {
      outputs.addMessages(request.liteMessages());
    }
    for (ProtocPlugin plugin : toolchain.plugins()) {
      outputs.add(plugin);
    }
    return outputs;
  }

  /** What they made. */
  GeneratedFiles files() {
    return files;
  }

  /** The descriptor set of the project's own protos, if it is asked for. */
  Optional<byte[]> descriptors() {
    return descriptors;
  }

  /** What they made it of, in words. */
  String done() {
    return String.join(" and ", done);
  }

  /** With what, in words. */
  String used() {
    return used;
  }

  /** The names of the protos that are imported, and not compiled. */
  Set<String> imported() {
    return imported;
  }
}
