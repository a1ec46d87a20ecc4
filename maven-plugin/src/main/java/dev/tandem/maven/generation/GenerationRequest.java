package dev.tandem.maven.generation;

import dev.tandem.maven.output.DescriptorFile;
import dev.tandem.maven.output.OutputPlace;
import dev.tandem.maven.sources.ProtoSources;
import java.nio.file.Path;
import java.util.List;

/**
 * What one execution asks for; all paths are absolute.
 *
 * @param sources the project's own protos
 * @param importPaths more folders to import from
 * @param generatorOptions what protoc would hand to our generator as its parameter
 * @param javaMessages whether protoc makes the messages; else they come from elsewhere
 * @param liteMessages whether the messages are of protobuf's lite runtime
 * @param output where the Java files go, and the notes about them
 * @param generators the jars and class folders of what generates: this plugin
 * @param descriptorSet whether the descriptor set is kept in the state directory
 * @param failOnWarning whether a warning is an error
 * @param force whether to generate even if nothing changed
 */
public record GenerationRequest(
    ProtoSources sources,
    List<Path> importPaths,
    String generatorOptions,
    boolean javaMessages,
    boolean liteMessages,
    OutputPlace output,
    List<Path> generators,
    boolean descriptorSet,
    boolean failOnWarning,
    boolean force) {
  /** Copies the lists. */
  public GenerationRequest {
    importPaths = List.copyOf(importPaths);
    generators = List.copyOf(generators);
  }

  /** Where the descriptor set is kept, if it is. */
  public Path descriptorFile() {
    return new DescriptorFile(stateDirectory()).path();
  }

  Path outputDirectory() {
    return output.root();
  }

  Path stateDirectory() {
    return output.stateDirectory();
  }
}
