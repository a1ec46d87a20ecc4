package dev.tandem.corpora;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Protos to generate code for.
 *
 * @param name what to call it
 * @param root the folder that the protos are named from
 * @param imports where else they find what they import
 * @param hasClasses whether the classes of its messages, and of those that it imports, are on the
 *     class path; else protoc's own code for them is compiled, too
 * @param options of the generator
 */
record Corpus(String name, Path root, List<Path> imports, boolean hasClasses, String options) {
  private static final Path FOLDER = Path.of(System.getProperty("corpora.folder"));

  @Override
  public String toString() {
    return name;
  }

  /** Those that the pom has unpacked, and the one that the property {@code corpus} asks for. */
  static List<Corpus> all() {
    List<Corpus> all = new ArrayList<>();
    // Its service Auth would become a class that there is: auth.proto has it for its descriptor.
    all.add(known("etcd", false).with("suffix=Api"));
    all.add(known("google-common", true));
    all.add(known("google-iam", false));
    all.add(known("google-pubsub", false));
    all.add(known("google-compute", true));
    all.add(known("grpc-services", true));
    String other = System.getProperty("corpus", "");
    if (!other.isEmpty()) {
      List<Path> imports = new ArrayList<>();
      for (String path : System.getProperty("corpus.imports", "").split(File.pathSeparator)) {
        if (!path.isEmpty()) {
          imports.add(Path.of(path).toAbsolutePath());
        }
      }
      imports.addAll(known("google-common", false).imports());
      String options = System.getProperty("corpus.options", "");
      all.add(new Corpus("another", Path.of(other).toAbsolutePath(), imports, false, options));
    }
    return all;
  }

  private static Corpus known(String name, boolean hasClasses) {
    List<Path> imports = List.of(FOLDER.resolve("google-common"), FOLDER.resolve("well-known"));
    return new Corpus(name, FOLDER.resolve(name), imports, hasClasses, "");
  }

  Corpus with(String newOptions) {
    return new Corpus(name, root, imports, hasClasses, newOptions);
  }

  /** The names of its protos, as protoc knows them. */
  List<String> protos() {
    return files(root, ".proto").stream()
        .map(file -> root.relativize(file).toString().replace('\\', '/'))
        .toList();
  }

  static List<Path> files(Path folder, String ending) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
