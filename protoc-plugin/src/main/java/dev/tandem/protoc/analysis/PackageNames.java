package dev.tandem.protoc.analysis;

import com.google.protobuf.Descriptors.FileDescriptor;
import dev.tandem.protoc.model.JavaType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The Java packages of a request, whose names no class must take. */
final class PackageNames {
  private final Map<String, FileDescriptor> files = new HashMap<>();
  private final Set<String> lastParts = new HashSet<>();
  private final Map<String, Home> homes = new HashMap<>();

  /** What the files of one package need; most names are not even possible. */
  private record Home(Set<String> possible, List<NeededPackages> needs) {}

  void add(FileDescriptor file) {
    String name = JavaNames.packageOf(file);
    while (!name.isEmpty() && files.putIfAbsent(name, file) == null) {
      int dot = name.lastIndexOf('.');
      lastParts.add(name.substring(dot + 1));
      name = name.substring(0, Math.max(0, dot));
    }
  }

  /** Adds what must not be hidden in the package of a file. */
  void addNeedsOf(FileDescriptor file, NeededPackages needs) {
    String name = JavaNames.packageOf(file);
    Home home = homes.get(name);
    if (home == null) {
      home = new Home(new HashSet<>(), new ArrayList<>());
      homes.put(name, home);
    }
    home.possible().addAll(needs.possible());
    home.needs().add(needs);
  }

  /** Finds a file whose Java package has the name of a type, or is within such a package. */
  Optional<FileDescriptor> named(JavaType type) {
    return lastParts.contains(type.topLevelName())
        ? Optional.ofNullable(files.get(type.qualifiedName()))
        : Optional.empty();
  }

  /** Whether a class would hide a package from what protoc makes beside it. */
  boolean areHiddenBy(JavaType type) {
    Home home = homes.get(type.packageName());
    String name = type.topLevelName();
    return home != null
        && home.possible().contains(name)
        && home.needs().stream().anyMatch(needs -> needs.needs(name));
  }
}
