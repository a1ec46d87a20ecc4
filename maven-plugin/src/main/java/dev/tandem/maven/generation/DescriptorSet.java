package dev.tandem.maven.generation;

import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.tandem.maven.diagnostics.Diagnostic;
import dev.tandem.maven.diagnostics.UserErrorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/**
 * Protos that a protoc has compiled already, elsewhere: a serialized {@code FileDescriptorSet}.
 *
 * @param name what messages call it
 * @param file where it is
 */
public record DescriptorSet(String name, Path file) {
  /**
   * Reads it.
   *
   * @throws UserErrorException if there is no such file, or it is something else
   */
  ByteString bytes() throws IOException, UserErrorException {
    if (!Files.isRegularFile(file)) {
      throw new UserErrorException("sourceDescriptorSets: " + file + " is not a file");
    }
    return ByteString.copyFrom(Files.readAllBytes(file));
  }

  /** The names of those of its files that are to be compiled. */
  List<String> targets(ByteString bytes, Predicate<String> wanted) throws UserErrorException {
    FileDescriptorSet set;
    try {
      set = FileDescriptorSet.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      throw new UserErrorException(
          "sourceDescriptorSets: %s is not a descriptor set (%s)".formatted(file, e.getMessage()));
    }
    List<String> names = set.getFileList().stream().map(FileDescriptorProto::getName).toList();
    for (FileDescriptorProto proto : set.getFileList()) {
      for (String imported : Stubs.importedBy(proto)) {
        if (!names.contains(imported)) {
          throw new UserErrorException(
              "sourceDescriptorSets: %s has %s, but not %s, which that imports; let protoc make it with --include_imports"
                  .formatted(file, proto.getName(), imported));
        }
      }
    }
    return names.stream().filter(wanted).toList();
  }

  /** The same diagnostics with the set before the file's name, as for a file in a jar. */
  List<Diagnostic> located(List<Diagnostic> diagnostics) {
    return diagnostics.stream().map(this::located).toList();
  }

  private Diagnostic located(Diagnostic diagnostic) {
    String proto = diagnostic.file();
    return proto == null ? diagnostic : diagnostic.in(name + "!/" + proto);
  }
}
