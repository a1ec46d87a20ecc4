package dev.tandem.protoc.testing;

import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Empty;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs the real protoc, which the build has put where the property {@code tandem.protoc} says. */
public final class Protoc {
  private static final Path EXECUTABLE = executable();
  private static final Path WELL_KNOWN_PROTOS = unpackWellKnownProtos();
  private static final Path TANDEM_OPTIONS = Path.of("..", "runtime", "src", "main", "proto");

  private Protoc() {}

  /** What a run of protoc came to. */
  public record Result(int exitCode, String output) {}

  /** Runs protoc on protos below a root. Well-known imports and our options are found, too. */
  public static Result run(Path root, List<String> arguments, List<String> protos) {
    List<String> command = new ArrayList<>();
    command.add(EXECUTABLE.toString());
    command.add("-I" + root);
    command.add("-I" + WELL_KNOWN_PROTOS);
    command.add("-I" + TANDEM_OPTIONS);
    command.addAll(arguments);
    command.addAll(protos);
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes());
      return new Result(process.waitFor(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Makes the request that protoc would send to the plugin. */
  public static CodeGeneratorRequest request(Path root, List<String> protos, String parameter) {
    try {
      Path set = Files.createTempFile("tandem", ".ds");
      Result result =
          run(
              root,
              List.of("--include_imports", "--include_source_info", "--descriptor_set_out=" + set),
              protos);
      if (result.exitCode() != 0) {
        throw new IllegalArgumentException(result.output());
      }
      FileDescriptorSet files = FileDescriptorSet.parseFrom(Files.readAllBytes(set));
      Files.delete(set);
      return CodeGeneratorRequest.newBuilder()
          .addAllFileToGenerate(protos)
          .setParameter(parameter)
          .addAllProtoFile(files.getFileList())
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path executable() {
    Path executable = Path.of(System.getProperty("tandem.protoc"));
    // Repositories do not keep permissions.
    if (!Files.isExecutable(executable) && !executable.toFile().setExecutable(true)) {
      throw new IllegalStateException("can't run " + executable);
    }
    return executable;
  }

  /** The executable alone knows no imports; protobuf's jar has them. */
  private static Path unpackWellKnownProtos() {
    try {
      Path folder = Path.of("target", "well-known-protos", "google", "protobuf");
      Files.createDirectories(folder);
      URI jar = Empty.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      try (FileSystem zip = FileSystems.newFileSystem(URI.create("jar:" + jar), Map.of());
          Stream<Path> protos = Files.list(zip.getPath("google", "protobuf"))) {
        for (Path proto : protos.filter(path -> path.toString().endsWith(".proto")).toList()) {
          Files.write(folder.resolve(proto.getFileName().toString()), Files.readAllBytes(proto));
        }
      }
      return folder.getParent().getParent();
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
