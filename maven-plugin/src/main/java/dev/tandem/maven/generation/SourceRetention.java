package dev.tandem.maven.generation;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.ExtensionRegistry;
import com.google.protobuf.InvalidProtocolBufferException;
import org.jspecify.annotations.Nullable;

/**
 * Removes the options that their definition keeps out of everything but source descriptors ({@code
 * retention = RETENTION_SOURCE}), as protoc does before it asks a plugin.
 *
 * <p>Hardly any proto has such options, and to look through all options of a file takes protobuf's
 * reflection: in a cold JVM more time than all of the generator's work. So first it is seen whether
 * there can be any.
 */
final class SourceRetention {
  private final FileDescriptorSet set;
  private final boolean anyDefined;
  private @Nullable ExtensionRegistry options; // made when it is needed

  private SourceRetention(FileDescriptorSet set, boolean anyDefined) {
    this.set = set;
    this.anyDefined = anyDefined;
  }

  /** Knows the options that the files of a set define. */
  static SourceRetention of(FileDescriptorSet set) {
    return new SourceRetention(set, SourceOnlyOptions.areDefinedIn(set));
  }

  /** A file without such options, and without the places at which they stood. */
  FileDescriptorProto strip(FileDescriptorProto file) throws InvalidProtocolBufferException {
    return anyDefined || SourceOnlyOptions.mayBeGooglesIn(file) ? searchAndStrip(file) : file;
  }

  private FileDescriptorProto searchAndStrip(FileDescriptorProto file)
      throws InvalidProtocolBufferException {
    // Parsed again: without the registry, options that a proto defines are unknown fields.
    OptionStripper stripper = new OptionStripper();
    FileDescriptorProto known = FileDescriptorProto.parseFrom(file.toByteString(), options());
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

  private ExtensionRegistry options() throws InvalidProtocolBufferException {
    ExtensionRegistry known = options;
    if (known == null) {
      known = CustomOptions.definedIn(set);
      options = known;
    }
    return known;
  }
}
