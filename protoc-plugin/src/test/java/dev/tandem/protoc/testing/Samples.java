package dev.tandem.protoc.testing;

import com.google.protobuf.compiler.PluginProtos.CodeGeneratorRequest;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorResponse;
import dev.tandem.protoc.Generator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The protos of the module proto-samples. */
public final class Samples {
  /** Those that generate code that compiles. */
  public static final Path GOOD = Path.of("..", "proto-samples", "src", "main", "proto");

  /** Those that set our options: apart, because they need one more folder to import from. */
  public static final Path WITH_OPTIONS = Path.of("..", "proto-samples", "src", "options", "proto");

  /** Those that are refused. */
  public static final Path REFUSED = Path.of("..", "proto-samples", "src", "refused", "proto");

  private Samples() {}

  /** All protos below a root, by the names that protoc knows them by. */
  public static List<String> protos(Path root) {
    return files(root).keySet().stream().filter(name -> name.endsWith(".proto")).toList();
  }

  /** Runs the generator on one proto. */
  public static CodeGeneratorResponse generate(Path root, String proto, String parameter) {
    CodeGeneratorRequest request = Protoc.request(root, List.of(proto), parameter);
    return Generator.generate(request);
  }

  /** The sources of a response without errors, by path. */
  public static Map<String, String> sources(CodeGeneratorResponse response) {
    if (response.hasError()) {
      throw new IllegalArgumentException(response.getError());
    }
    return response.getFileList().stream()
        .collect(
            Collectors.toMap(
                CodeGeneratorResponse.File::getName,
                CodeGeneratorResponse.File::getContent,
                (a, b) -> {
                  throw new IllegalStateException("two files of one name");
                },
                TreeMap::new));
  }

  /** All files below a folder, with forward slashes in their names; none if there is no folder. */
  public static Map<String, Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Map.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      Map<String, Path> byName = new TreeMap<>();
      files
          .filter(Files::isRegularFile)
          .forEach(file -> byName.put(folder.relativize(file).toString().replace('\\', '/'), file));
      return byName;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The texts of all files below a folder. */
  public static Map<String, String> texts(Path folder) {
    Map<String, String> texts = new TreeMap<>();
    files(folder)
        .forEach(
            (name, file) -> {
              try {
                texts.put(name, Files.readString(file));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    return texts;
  }
}
