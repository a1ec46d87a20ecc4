package dev.tandem.maven.generation;

import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import dev.tandem.maven.diagnostics.Diagnostic;
import dev.tandem.maven.diagnostics.UserErrorException;
import dev.tandem.maven.files.Sha256;
import dev.tandem.maven.protoc.Protoc;
import dev.tandem.maven.protoc.ProtocPlugin;
import dev.tandem.maven.protoc.ProtocProcess;
import dev.tandem.maven.sources.ImportRoot;
import dev.tandem.maven.sources.ProtoFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What one execution works with and what its next run would do, in lines for people. */
public final class Explanation {
  private final GenerationRequest request;
  private final Toolchain toolchain;
  private final List<String> lines = new ArrayList<>();

  private Explanation(GenerationRequest request, Toolchain toolchain) {
    this.request = request;
    this.toolchain = toolchain;
  }

  /**
   * Looks at all of it; protoc reads the protos, but nothing is generated.
   *
   * @throws UserErrorException if the settings are wrong; what is wrong with protos is in the lines
   */
  public static List<String> of(GenerationRequest request, Toolchain toolchain)
      throws IOException, InterruptedException, UserErrorException {
    Explanation explanation = new Explanation(request, toolchain);
    explanation.explain();
    return explanation.lines;
  }

  private void explain() throws IOException, InterruptedException, UserErrorException {
    List<ProtoFile> protos = request.sources().find();
    addSources(protos);
    addAll(SourceDirectories.check(request.sources()));
    Stubs.optionsInWords(request.generatorOptions()).forEach(option -> line("option", option));
    if (!protos.isEmpty()) {
      Protoc protoc = toolchain.protoc();
      addProtoc(protoc);
      addImports(protoc, protos);
    }
    for (DescriptorSet set : toolchain.descriptorSets()) {
      line("descriptor set", set.file().toString());
    }
    line("generates into", request.outputDirectory().toString());
    addNextRun(protos);
  }

  private void addSources(List<ProtoFile> protos) {
    for (Path root : request.sources().roots()) {
      if (Files.isDirectory(root)) {
        long count = protos.stream().filter(proto -> proto.root().equals(root)).count();
        String counted = GenerationResult.counted((int) count, "proto");
        line("source directory", root + " (" + counted + ")");
      } else if (request.sources().configured()) {
        line("source directory", root + " (missing)");
      }
    }
  }

  private void addProtoc(Protoc protoc) throws IOException, UserErrorException {
    line("protoc", protoc.description() + ", " + toolchain.protocReason());
    line("protoc is", protoc.executable().toString());
    line("protoc's sha-256", Sha256.of(protoc.executable()));
    for (ProtocPlugin plugin : toolchain.plugins()) {
      line("native plugin", plugin.id() + ", " + plugin.executable());
    }
  }

  private void addImports(Protoc protoc, List<ProtoFile> protos)
      throws IOException, InterruptedException, UserErrorException {
    ImportPath imports = ImportPath.of(request, toolchain);
    for (ImportRoot root : imports.roots()) {
      line("looks for imports in", String.valueOf(root.jar() == null ? root.folder() : root.jar()));
    }
    try (Scratch scratch = Scratch.in(request.stateDirectory())) {
      Path set = scratch.folder().resolve("descriptors.pb");
      List<Path> sources = protos.stream().map(ProtoFile::path).toList();
      FrontEnd front = new FrontEnd(protoc, imports, scratch.folder());
      try (ProtocProcess process = front.start(sources, set)) {
        addAll(imports.located(front.describe(process, sources, set)));
      }
      Set<String> imported =
          Stubs.importedBy(FileDescriptorSet.parseFrom(Files.readAllBytes(set)).getFileList());
      for (String name : imported) {
        line("import", name + " is " + imports.locate(name));
      }
      addAll(new DuplicateImports(imports.roots()).among(imported));
    } catch (UserErrorException e) {
      addAll(imports.located(e.diagnostics()));
    }
  }

  private void addAll(List<Diagnostic> diagnostics) {
    diagnostics.forEach(each -> line(each.isError() ? "error" : "warning", each.toString()));
  }

  private void addNextRun(List<ProtoFile> protos) throws IOException {
    List<String> reasons = new Generation(request, toolchain, nothing -> {}).reasons(protos);
    if (reasons.isEmpty()) {
      line("next run", "nothing changed, it would generate nothing");
    }
    reasons.forEach(reason -> line("next run", "would generate: " + reason));
  }

  private void line(String what, String value) {
    lines.add(what + ": " + value);
  }
}
