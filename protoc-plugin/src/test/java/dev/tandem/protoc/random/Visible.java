package dev.tandem.protoc.random;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProtoOrBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which messages each file of a case may name. */
final class Visible {
  static final Map<String, List<String>> WELL_KNOWN =
      new TreeMap<>(
          Map.of(
              "google/protobuf/any.proto", List.of("Any"),
              "google/protobuf/descriptor.proto",
                  List.of("DescriptorProto.ExtensionRange", "FileOptions"),
              "google/protobuf/duration.proto", List.of("Duration"),
              "google/protobuf/empty.proto", List.of("Empty"),
              "google/protobuf/struct.proto", List.of("Struct", "Value"),
              "google/protobuf/timestamp.proto", List.of("Timestamp"),
              "google/protobuf/wrappers.proto", List.of("StringValue")));

  private final Map<String, List<String>> declared = new HashMap<>();
  private final Map<String, List<String>> exported = new HashMap<>();

  Visible() {
    WELL_KNOWN.forEach(
        (file, names) ->
            exported.put(file, names.stream().map(name -> ".google.protobuf." + name).toList()));
  }

  void declare(FileDescriptorProtoOrBuilder file, String scope, DescriptorProto message) {
    if (message.getOptions().getMapEntry()) {
      return;
    }
    String name = Symbols.join(scope, message.getName());
    declared.computeIfAbsent(file.getName(), f -> new ArrayList<>()).add("." + name);
    message.getNestedTypeList().forEach(nested -> declare(file, name, nested));
  }

  /** The messages of the file itself, so far. */
  List<String> ofFile(FileDescriptorProtoOrBuilder file) {
    return declared.getOrDefault(file.getName(), List.of());
  }

  /** The messages of the file itself, of its imports, and of what these import publicly. */
  List<String> messages(FileDescriptorProtoOrBuilder file) {
    List<String> all = new ArrayList<>(ofFile(file));
    file.getDependencyList().forEach(name -> all.addAll(exported.getOrDefault(name, List.of())));
    return all;
  }

  /** Settles what those get that import the file. */
  void export(FileDescriptorProtoOrBuilder file) {
    List<String> all = new ArrayList<>(ofFile(file));
    for (int index : file.getPublicDependencyList()) {
      all.addAll(exported.getOrDefault(file.getDependency(index), List.of()));
    }
    exported.put(file.getName(), all);
  }
}
