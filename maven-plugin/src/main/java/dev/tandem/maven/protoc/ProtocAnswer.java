package dev.tandem.maven.protoc;

import java.nio.file.Path;

/**
 * What a protoc says about itself.
 *
 * @param executable the binary
 * @param text its words: {@code libprotoc 36.2}
 * @param release what they mean
 */
public record ProtocAnswer(Path executable, String text, ProtobufRelease release) {
  /** Whether it is the protoc that repositories have under this version. */
  public boolean is(String version) {
    return ProtobufRelease.ofArtifact(version).filter(release::equals).isPresent();
  }
}
