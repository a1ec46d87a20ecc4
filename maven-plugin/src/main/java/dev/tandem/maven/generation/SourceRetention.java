package dev.tandem.maven.generation;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.ExtensionRegistry;
import com.google.protobuf.InvalidProtocolBufferException;

/**
 * Removes the options that their definition keeps out of everything but source descriptors ({@code
 * retention = RETENTION_SOURCE}), as protoc does before it asks a plugin.
 */
final class SourceRetention {
  private final ExtensionRegistry options;

  private SourceRetention(ExtensionRegistry options) {
    this.options = options;
  }

  /** Knows the options that the files of a set define. */
  static SourceRetention of(FileDescriptorSet set) throws InvalidProtocolBufferException {
    return new SourceRetention(CustomOptions.definedIn(set));
  }

  /** A file without such options, and without the places at which they stood. */
  FileDescriptorProto strip(FileDescriptorProto file) throws InvalidProtocolBufferException {
    // Parsed again: without the registry, options that a proto defines are unknown fields.
    OptionStripper stripper = new OptionStripper();
    FileDescriptorProto known = FileDescriptorProto.parseFrom(file.toByteString(), options);
    FileDescriptorProto stripped = (FileDescriptorProto) stripper.strip(known);
    if (!stripper.hasRemovedAny()) {
      return file;
    }
    FileDescriptorProto.Builder result = stripped.toBuilder();
    if (result.hasSourceCodeInfo()) {
      result.getSourceCodeInfoBuilder().clearLocation();
      file.getSourceCodeInfo().getLocationList().stream()
          .filter(location -> !stripper.hasRemoved(location.getPathList()))
          .forEach(result.getSourceCodeInfoBuilder()::addLocation);
    }
    // And a third time: to the generator, such options are unknown as they were before.
    return FileDescriptorProto.parseFrom(result.build().toByteString());
  }
}
