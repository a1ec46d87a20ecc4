package dev.tandem.maven.generation;

import com.google.protobuf.DescriptorProtos;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.ExtensionRegistry;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the options that protos define themselves: extensions of Google's option messages. */
final class CustomOptions {
  private CustomOptions() {}

  /** All extensions in a set, which must be in the order of imports, as protoc writes it. */
  static ExtensionRegistry definedIn(FileDescriptorSet set) throws InvalidProtocolBufferException {
    ExtensionRegistry found = ExtensionRegistry.newInstance();
    Map<String, FileDescriptor> linked = new HashMap<>();
    // Its own generated class, so that the extensions of options fit the generated options.
    FileDescriptor options = DescriptorProtos.getDescriptor();
    for (FileDescriptorProto file : set.getFileList()) {
      FileDescriptor descriptor =
          file.getName().equals(options.getName()) ? options : link(file, linked);
      linked.put(file.getName(), descriptor);
      descriptor.getExtensions().forEach(extension -> register(extension, found));
      descriptor.getMessageTypes().forEach(type -> register(type, found));
    }
    return found;
  }

  private static FileDescriptor link(FileDescriptorProto file, Map<String, FileDescriptor> linked)
      throws InvalidProtocolBufferException {
    List<FileDescriptor> dependencies = new ArrayList<>();
    for (String dependency : file.getDependencyList()) {
      FileDescriptor known = linked.get(dependency);
      if (known != null) {
        dependencies.add(known);
      }
    }
    try {
      return FileDescriptor.buildFrom(file, dependencies.toArray(FileDescriptor[]::new), true);
    } catch (DescriptorValidationException e) {
      throw new InvalidProtocolBufferException(
          new IOException("protoc's description of " + file.getName() + " is not valid", e));
    }
  }

  private static void register(Descriptor type, ExtensionRegistry found) {
    type.getExtensions().forEach(extension -> register(extension, found));
    type.getNestedTypes().forEach(nested -> register(nested, found));
  }

  private static void register(FieldDescriptor extension, ExtensionRegistry found) {
    if (extension.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
      found.add(extension, DynamicMessage.getDefaultInstance(extension.getMessageType()));
    } else {
      found.add(extension);
    }
  }
}
