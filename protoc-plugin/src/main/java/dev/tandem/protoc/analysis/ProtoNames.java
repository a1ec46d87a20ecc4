package dev.tandem.protoc.analysis;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.GenericDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the types, services and rpcs that a file may name: its own, and those of its imports.
 * Fields and enum values are not looked for: a request may come without them.
 */
final class ProtoNames {
  private final Set<FileDescriptor> files = new LinkedHashSet<>();

  private ProtoNames() {}

  /** Knows what is in one file. */
  static ProtoNames in(FileDescriptor file) {
    ProtoNames names = new ProtoNames();
    names.files.add(file);
    return names;
  }

  /** Knows what is in a file, in what it imports, and in what those import publicly. */
  static ProtoNames visibleIn(FileDescriptor file) {
    ProtoNames names = in(file);
    for (FileDescriptor imported : file.getDependencies()) {
      names.addImport(imported);
    }
    return names;
  }

  private void addImport(FileDescriptor file) {
    if (files.add(file)) {
      for (FileDescriptor imported : file.getPublicDependencies()) {
        addImport(imported);
      }
    }
  }

  /** Looks a name up as protoc does: from the scope outwards, unless it starts with a dot. */
  Optional<GenericDescriptor> find(String name, String scope) {
    for (String candidate : candidates(name, scope)) {
      for (FileDescriptor file : files) {
        GenericDescriptor found = inFile(file, candidate);
        if (found != null) {
          return Optional.of(found);
        }
      }
    }
    return Optional.empty();
  }

  private static List<String> candidates(String name, String scope) {
    if (name.startsWith(".")) {
      return List.of(name.substring(1));
    }
    List<String> candidates = new ArrayList<>();
    for (String outer = scope; !outer.isEmpty(); outer = parent(outer)) {
      candidates.add(outer + "." + name);
    }
    candidates.add(name);
    return candidates;
  }

  private static String parent(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf('.')));
  }

  private static @Nullable GenericDescriptor inFile(FileDescriptor file, String fullName) {
    String prefix = file.getPackage().isEmpty() ? "" : file.getPackage() + ".";
    if (!fullName.startsWith(prefix)) {
      return null;
    }
    String[] path = fullName.substring(prefix.length()).split("\\.", -1);
    GenericDescriptor found = topLevel(file, path[0]);
    for (int i = 1; i < path.length && found != null; i++) {
      found = member(found, path[i]);
    }
    return found;
  }

  private static @Nullable GenericDescriptor topLevel(FileDescriptor file, String name) {
    GenericDescriptor message = file.findMessageTypeByName(name);
    if (message != null) {
      return message;
    }
    GenericDescriptor service = file.findServiceByName(name);
    return service != null ? service : file.findEnumTypeByName(name);
  }

  private static @Nullable GenericDescriptor member(GenericDescriptor parent, String name) {
    if (parent instanceof ServiceDescriptor service) {
      return service.findMethodByName(name);
    }
    if (parent instanceof Descriptor message) {
      GenericDescriptor nested = message.findNestedTypeByName(name);
      return nested != null ? nested : message.findEnumTypeByName(name);
    }
    return null;
  }
}
