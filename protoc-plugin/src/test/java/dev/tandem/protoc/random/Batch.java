package dev.tandem.protoc.random;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorRequest;
import dev.tandem.protoc.random.Verdict.Outcome;
import dev.tandem.protoc.testing.Samples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/** Takes some cases through protoc, the generator and javac, all at once because that is faster. */
final class Batch {
  private final List<ProtoCase> cases;
  private final Path folder;
  private final Candidate generator;
  private final Map<Integer, Verdict> verdicts = new TreeMap<>();

  private Batch(List<ProtoCase> cases, Path folder, Candidate generator) {
    this.cases = cases;
    this.folder = folder;
    this.generator = generator;
  }

  /** Judges cases that either all have lite messages or have none, in a folder of their own. */
  static Map<Integer, Verdict> run(List<ProtoCase> cases, Path folder) {
    return run(cases, folder, Candidate.REAL);
  }

  /** The same with another generator, to see that a bad one is found out. */
  static Map<Integer, Verdict> run(List<ProtoCase> cases, Path folder, Candidate generator) {
    try {
      Batch batch = new Batch(cases, folder, generator);
      batch.run();
      return batch.verdicts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      for (Path file : Samples.files(folder).values()) {
        file.toFile().delete();
      }
    }
  }

  private void run() throws IOException {
    Map<Integer, Generation> generations = new TreeMap<>();
    Map<String, FileDescriptorProto> parsed = parse();
    for (ProtoCase one : undecided()) {
      Generation generation = Generation.of(one, request(one, parsed), generator);
      generations.put(one.number(), generation);
      if (generation.failure() != null) {
        verdicts.put(one.number(), generation.failure());
      }
    }
    Map<Integer, Map<String, String>> messages = messages(generations);
    for (ProtoCase one : undecided()) {
      Generation generation = generations.get(one.number());
      if (generation.isRefused()) {
        verdicts.put(one.number(), judge(one, generation, messages.get(one.number())));
      } else if (overwrites(generation, messages.get(one.number()))) {
        verdicts.put(one.number(), Verdict.failed("files", "a file is also one of protoc's own"));
      }
    }
    compile(messages, generations);
    undecided().forEach(one -> verdicts.put(one.number(), new Verdict(Outcome.ACCEPTED, "", "")));
  }

  private List<ProtoCase> undecided() {
    return cases.stream().filter(one -> !verdicts.containsKey(one.number())).toList();
  }

  /** Prints the cases and lets protoc read them back, which also shows that they are valid. */
  private Map<String, FileDescriptorProto> parse() throws IOException {
    Path root = Files.createDirectories(folder.resolve("protos"));
    for (ProtoCase one : cases) {
      for (var text : one.texts().entrySet()) {
        Path file = root.resolve(text.getKey());
        Files.createDirectories(file.getParent());
        Files.writeString(file, text.getValue());
      }
    }
    Path set = folder.resolve("protos.ds");
    ProtocBatch.run(
            root,
            List.of("--include_imports", "--include_source_info", "--descriptor_set_out=" + set),
            cases)
        .forEach((number, said) -> verdicts.put(number, new Verdict(Outcome.INVALID, "", said)));
    return Files.exists(set)
        ? FileDescriptorSet.parseFrom(Files.readAllBytes(set)).getFileList().stream()
            .collect(Collectors.toMap(FileDescriptorProto::getName, file -> file))
        : Map.of();
  }

  /** What protoc would send to the plugin. */
  private static CodeGeneratorRequest request(
      ProtoCase one, Map<String, FileDescriptorProto> parsed) {
    Set<FileDescriptorProto> needed = new LinkedHashSet<>();
    one.files().forEach(file -> addWithImports(file.getName(), parsed, needed));
    return CodeGeneratorRequest.newBuilder()
        .addAllFileToGenerate(one.namesToGenerate())
        .setParameter(one.parameter())
        .addAllProtoFile(needed)
        .build();
  }

  private static void addWithImports(
      String name, Map<String, FileDescriptorProto> parsed, Set<FileDescriptorProto> needed) {
    FileDescriptorProto file = parsed.get(name);
    file.getDependencyList().forEach(imported -> addWithImports(imported, parsed, needed));
    needed.add(file);
  }

  /** protoc's own Java, of the cases that have to be compiled and of those that it judges. */
  private Map<Integer, Map<String, String>> messages(Map<Integer, Generation> generations)
      throws IOException {
    List<ProtoCase> wanted =
        undecided().stream()
            .filter(
                one -> {
                  String error = generations.get(one.number()).error();
                  return error.isEmpty() || Refusals.needMessages(error);
                })
            .toList();
    Path java = Files.createDirectories(folder.resolve("java"));
    boolean lite = cases.stream().anyMatch(Batch::isLite);
    ProtocBatch.run(
            folder.resolve("protos"), List.of("--java_out=" + (lite ? "lite:" : "") + java), wanted)
        .forEach((number, said) -> verdicts.put(number, new Verdict(Outcome.PROTOC_BUG, "", said)));
    Map<Integer, Map<String, String>> byCase = new TreeMap<>();
    cases.forEach(one -> byCase.put(one.number(), new TreeMap<>()));
    Samples.texts(java).forEach((path, text) -> byCase.get(owner(path)).put(path, text));
    return byCase;
  }

  private static boolean isJava(String path) {
    return SourceVersion.isName(path.replace(".java", "").replace('/', '.'));
  }

  static boolean isLite(ProtoCase one) {
    return Contract.with(one.parameter()).has("lite", false);
  }

  private int owner(String path) {
    return ProtocBatch.owner(path, cases);
  }

  /** On disks that ignore letter case, too. */
  private static boolean overwrites(Generation generation, Map<String, String> messages) {
    Set<String> theirs = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    theirs.addAll(messages.keySet());
    return generation.sources().keySet().stream().anyMatch(theirs::contains);
  }

  private static Verdict judge(ProtoCase one, Generation generation, Map<String, String> messages) {
    List<String> wrong = new Refusals(one, messages.keySet()).unjustified(generation.error());
    return wrong.isEmpty()
        ? new Verdict(Outcome.REFUSED, "", generation.error())
        : Verdict.failed("refusal", String.join("\n", wrong));
  }

  private void compile(
      Map<Integer, Map<String, String>> messages, Map<Integer, Generation> generations) {
    Path classes = folder.resolve("classes");
    List<Path> libraries = List.of(classes, Annotations.CLASSES);
    Map<String, String> theirs = new TreeMap<>();
    for (ProtoCase one : undecided()) {
      Map<String, String> sources = messages.get(one.number());
      if (sources.keySet().stream().allMatch(Batch::isJava)) {
        theirs.putAll(sources);
      } else {
        // javac would find out, but every run that fails has to be repeated without the culprit.
        verdicts.put(one.number(), new Verdict(Outcome.PROTOC_BUG, "no name", sources.toString()));
      }
    }
    new JavaBatch(classes, libraries, false, this::owner)
        .compile(theirs)
        .forEach(
            (number, complaint) ->
                verdicts.put(
                    number, new Verdict(Outcome.PROTOC_BUG, complaint.kind(), complaint.text())));
    Map<String, String> ours = new TreeMap<>();
    undecided().forEach(one -> ours.putAll(generations.get(one.number()).sources()));
    new JavaBatch(folder.resolve("ours"), libraries, true, this::owner)
        .compile(ours)
        .forEach(
            (number, complaint) ->
                verdicts.put(number, Verdict.failed(complaint.kind(), complaint.text())));
  }

  /** Several lists, each of which makes a batch. */
  static List<List<ProtoCase>> batches(List<ProtoCase> cases, int size) {
    List<List<ProtoCase>> batches = new ArrayList<>();
    cases.stream().filter(ProtoCase::isAlone).forEach(one -> batches.add(List.of(one)));
    for (boolean lite : new boolean[] {false, true}) {
      List<ProtoCase> together =
          cases.stream().filter(one -> !one.isAlone() && isLite(one) == lite).toList();
      for (int i = 0; i < together.size(); i += size) {
        batches.add(together.subList(i, Math.min(together.size(), i + size)));
      }
    }
    return batches;
  }
}
