package dev.tandem.maven.generation;

import dev.tandem.maven.sources.ProtoFile;
import dev.tandem.maven.uptodate.Fact;
import dev.tandem.maven.uptodate.Fingerprint;
import dev.tandem.maven.uptodate.Kind;
import dev.tandem.maven.uptodate.Stamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the outcome of an execution depends on, as it was before anything was read. */
final class Inputs {
  private final GenerationRequest request;
  private final Toolchain toolchain;
  private final List<Fact> own = new ArrayList<>();
  private final long start = System.currentTimeMillis();

  Inputs(GenerationRequest request, Toolchain toolchain, List<ProtoFile> protos)
      throws IOException {
    this.request = request;
    this.toolchain = toolchain;
    for (Path part : request.generators()) {
      own.add(Fact.of(Kind.PLUGIN, part.toString(), Stamp.ofAll(part)));
    }
    setting("includes", request.sources().includes());
    setting("excludes", request.sources().excludes());
    setting("the source directories", request.sources().roots());
    // One that is missing is an error, which only a run reports.
    List<String> importPaths = new ArrayList<>();
    for (Path folder : request.importPaths()) {
      importPaths.add(Files.isDirectory(folder) ? folder.toString() : folder + " (missing)");
    }
    setting("importPaths", importPaths);
    setting("the output directory", List.of(request.outputDirectory()));
    setting("descriptorSet", List.of(request.descriptorSet()));
    // The warnings of a run that did not fail are not repeated.
    setting("failOnWarning", List.of(request.failOnWarning()));
    setting("javaEnabled", List.of(request.javaMessages()));
    addOptions();
    String before = "";
    for (ProtoFile proto : protos) {
      // Of two that have one name, which protoc refuses, both count.
      String name = proto.name().equals(before) ? proto.path().toString() : proto.name();
      own.add(Fact.ofFile(Kind.SOURCE, name, proto.path()));
      before = proto.name();
    }
  }

  /** All that is known now, to be compared with the last run. Nothing is resolved for it. */
  Fingerprint toCompareWith(Fingerprint last) throws IOException {
    Fingerprint now = known();
    List<Path> roots = importRoots();
    for (String name : last.names(Kind.IMPORT)) {
      now.add(Fact.ofFile(Kind.IMPORT, name, find(name, roots)));
    }
    for (String name : last.names(Kind.OUTPUT)) {
      now.add(Fact.ofFile(Kind.OUTPUT, name, request.outputDirectory().resolve(name)));
    }
    return now;
  }

  /**
   * All that is known after a run, for the next one. Only what the protos import is in it, not all
   * that they could: a change of another proto of the same folder is no reason to run.
   */
  Fingerprint afterwards(Generators generators) throws IOException {
    Fingerprint now = known();
    List<Path> roots = importRoots();
    for (String name : generators.imported()) {
      now.add(Fact.ofFileReadSince(start, Kind.IMPORT, name, find(name, roots)));
    }
    for (Map.Entry<String, byte[]> file : generators.files().contents().entrySet()) {
      Path path = request.outputDirectory().resolve(file.getKey());
      now.add(Fact.ofWritten(Kind.OUTPUT, file.getKey(), path, file.getValue()));
    }
    if (generators.descriptors().isPresent()) {
      // Not in the output directory: its name is its whole path, which resolves to itself.
      Path path = request.descriptorFile();
      byte[] bytes = generators.descriptors().get();
      now.add(Fact.ofWritten(Kind.OUTPUT, path.toString(), path, bytes));
    }
    return now;
  }

  // The toolchain's facts are those of the moment: a download may have been needed to know them.
  private Fingerprint known() throws IOException {
    Fingerprint known = new Fingerprint();
    known.addAll(own);
    known.addAll(toolchain.facts());
    return known;
  }

  private void setting(String name, List<?> values) {
    StringBuilder text = new StringBuilder();
    for (Object value : values) {
      text.append(value).append('\n');
    }
    own.add(Fact.of(Kind.SETTING, name, text.toString()));
  }

  private void addOptions() {
    for (String option : request.generatorOptions().split(",", -1)) {
      int equals = option.indexOf('=');
      if (equals > 0) {
        own.add(Fact.of(Kind.OPTION, option.substring(0, equals), option.substring(equals + 1)));
      }
    }
  }

  private List<Path> importRoots() throws IOException {
    List<Path> roots = new ArrayList<>(request.sources().existingRoots());
    roots.addAll(request.importPaths());
    roots.addAll(toolchain.localRoots());
    return roots;
  }

  /** Where protoc would find it, or null if that is in a dependency, which is a fact of its own. */
  private static @Nullable Path find(String name, List<Path> roots) {
    for (Path root : roots) {
      Path file = root.resolve(name);
      if (Files.isRegularFile(file)) {
        return file;
      }
    }
    return null;
  }
}
