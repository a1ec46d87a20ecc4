package dev.tandem.maven.generation;

import dev.tandem.maven.output.OutputPlace;
import dev.tandem.maven.protoc.Protoc;
import dev.tandem.maven.protoc.ProtocPlugin;
import dev.tandem.maven.sources.ImportRoot;
import dev.tandem.maven.sources.ProtoSources;
import dev.tandem.maven.uptodate.Fact;
import dev.tandem.maven.uptodate.Kind;
import dev.tandem.maven.uptodate.Stamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A project without Maven: everything that an outcome depends on can be changed. */
final class Workspace implements Toolchain {
  /** Long ago, so that sizes and times count. */
  static final FileTime OLD = FileTime.fromMillis(1_600_000_000_000L);

  final Path root;
  final FakeProtoc protoc;
  final List<String> log = new ArrayList<>();
  final List<Path> localRoots = new ArrayList<>();
  final List<DescriptorSet> descriptorSets = new ArrayList<>();
  final Map<String, String> dependencies = new TreeMap<>();
  List<Path> sources;
  boolean configured;
  List<Path> importPaths = List.of();
  List<String> excludes = List.of();
  String options = "";
  boolean javaMessages = true;
  String protocVersion = "4.36.2";
  Path output;
  boolean descriptorSet;
  boolean failOnWarning;
  boolean force;
  Set<String> executions = Set.of("default");
  Runnable whileItRuns = () -> {};
  int lookups;
  private long writes;

  Workspace(Path root) throws IOException {
    this.root = root;
    this.sources = List.of(root.resolve("proto"));
    this.output = root.resolve("out");
    this.protoc = new FakeProtoc(root.resolve("protoc"));
    write("plugin.jar", "1");
  }

  /** Prepares a proto, and puts it into the source folder. */
  void proto(String content, String file, List<String> messages, String... imports)
      throws IOException {
    protoc.prepare(content, file, messages, List.of(imports));
    write("proto/" + file, "// " + content + "\n");
  }

  /** Writes a file that looks as if it had been there for long, but younger than any before. */
  Path write(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    writes++;
    return Files.setLastModifiedTime(file, FileTime.fromMillis(OLD.toMillis() + 1000 * writes));
  }

  /** Runs an execution, and gives the lines that the user sees. */
  List<String> run() throws Exception {
    log.clear();
    lookups = 0;
    GenerationRequest request =
        new GenerationRequest(
            new ProtoSources(sources, configured, List.of("**/*.proto"), excludes),
            importPaths,
            options,
            javaMessages,
            false,
            new OutputPlace(output, state(), root, executions, Set.of()),
            List.of(root.resolve("plugin.jar")),
            descriptorSet,
            failOnWarning,
            force);
    GenerationResult result = new Generation(request, this, log::add).run();
    result.warnings().forEach(warning -> log.add(warning.toString()));
    log.add(result.summary());
    return List.copyOf(log);
  }

  Path state() {
    return root.resolve("state/generate/default");
  }

  /** Names and texts of all files in the output folder. */
  Map<String, String> outputs() throws IOException {
    Map<String, String> texts = new TreeMap<>();
    if (Files.isDirectory(output)) {
      try (Stream<Path> files = Files.walk(output)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          texts.put(output.relativize(file).toString(), Files.readString(file));
        }
      }
    }
    return texts;
  }

  @Override
  public Protoc protoc() {
    lookups++;
    whileItRuns.run();
    return new Protoc(protoc.executable(), protocVersion);
  }

  @Override
  public List<ProtocPlugin> plugins() {
    return List.of();
  }

  @Override
  public List<ImportRoot> dependencyRoots() {
    lookups++;
    return localRoots.stream().map(ImportRoot::of).toList();
  }

  @Override
  public List<DescriptorSet> descriptorSets() {
    lookups++;
    return descriptorSets;
  }

  @Override
  public boolean hasDescriptorSets() {
    return !descriptorSets.isEmpty();
  }

  @Override
  public String protocReason() {
    return "as the test says";
  }

  @Override
  public List<Fact> facts() throws IOException {
    List<Fact> facts = new ArrayList<>();
    facts.add(Fact.of(Kind.PROTOC, "protoc", protocVersion, Stamp.ofAll(protoc.executable())));
    dependencies.forEach(
        (name, version) ->
            facts.add(Fact.of(Kind.DEPENDENCY, name, version.split(" ")[0], version)));
    for (DescriptorSet set : descriptorSets) {
      facts.add(Fact.ofFile(Kind.SOURCE, set.name(), set.file()));
    }
    return facts;
  }

  @Override
  public List<Path> localRoots() {
    return localRoots;
  }
}
