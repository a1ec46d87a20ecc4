package dev.tandem.maven.protoc;

import java.nio.file.Path;
import java.util.List;

/**
 * A generator that protoc runs as a process of its own.
 *
 * @param id what is between the dashes of {@code --id_out}
 * @param executable the binary
 * @param options its options, in order
 */
public record ProtocPlugin(String id, Path executable, List<String> options) {
  /** Copies the list. */
  public ProtocPlugin {
    options = List.copyOf(options);
  }
}
