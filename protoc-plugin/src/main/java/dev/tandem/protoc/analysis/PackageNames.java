package dev.tandem.protoc.analysis;

import com.google.protobuf.Descriptors.FileDescriptor;
import dev.tandem.protoc.model.JavaType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The Java packages of a request, whose names no class must take. */
final class PackageNames {
  private final Map<String, FileDescriptor> files = new HashMap<>();
  private final Map<String, Set<String>> neededIn = new HashMap<>();

  void add(FileDescriptor file) {
    for (String name = JavaNames.packageOf(file); !name.isEmpty(); name = outer(name)) {
      files.putIfAbsent(name, file);
    }
  }

  /** Adds what must not be hidden in the package of a file. */
  void addNeedsOf(FileDescriptor file) {
    neededIn
        .computeIfAbsent(JavaNames.packageOf(file), home -> new HashSet<>())
        .addAll(neededBy(file));
  }

  private static String outer(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf('.')));
  }

  /** Finds a file whose Java package has the name of a type, or is within such a package. */
  Optional<FileDescriptor> named(JavaType type) {
    return Optional.ofNullable(files.get(type.qualifiedName()));
  }

  /** Whether a class would hide a package from what protoc makes beside it. */
  boolean areHiddenBy(JavaType type) {
    return neededIn.getOrDefault(type.packageName(), Set.of()).contains(type.topLevelName());
  }

  /**
   * The first parts of the packages that protoc's code for a file names: it imports nothing, so a
   * class of such a name hides them (JLS 6.4.2).
   */
  static Set<String> neededBy(FileDescriptor file) {
    Set<String> needed = new HashSet<>(Set.of("java", "com"));
    if (!file.getMessageTypes().isEmpty() || !file.getEnumTypes().isEmpty()) {
      needed.add(first(file));
    }
    file.getDependencies().forEach(imported -> needed.add(first(imported)));
    return needed;
  }

  private static String first(FileDescriptor file) {
    return JavaNames.packageOf(file).split("\\.", 2)[0];
  }
}
