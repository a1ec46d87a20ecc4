package dev.tandem.maven.protoc;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One run of protoc.
 *
 * @param protoPath folders in which imports are looked up, absolute, in this order
 * @param sources the protos to compile, absolute: so messages name them in full
 * @param outputs what to make of them
 */
public record ProtocCommand(List<Path> protoPath, List<Path> sources, List<String> outputs) {
  /** Copies the lists. */
  public ProtocCommand {
    protoPath = List.copyOf(protoPath);
    sources = List.copyOf(sources);
    outputs = List.copyOf(outputs);
  }

  /** A run that gives all that a generator wants to know: imports, comments, every option. */
  public static ProtocCommand descriptorSet(List<Path> protoPath, List<Path> sources, Path file) {
    return new ProtocCommand(
        protoPath,
        sources,
        List.of(
            "--descriptor_set_out=" + file,
            "--include_imports",
            "--include_source_info",
            "--retain_options"));
  }

  /** The arguments in protoc's order, one per line of an argument file. */
  List<String> arguments() {
    List<String> arguments = new ArrayList<>(outputs);
    for (Path folder : protoPath) {
      arguments.add("--proto_path=" + folder);
    }
    for (Path source : sources) {
      arguments.add(source.toString());
    }
    return arguments;
  }
}
