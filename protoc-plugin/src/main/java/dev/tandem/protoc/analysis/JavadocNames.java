package dev.tandem.protoc.analysis;

import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.GenericDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import dev.tandem.protoc.model.FixedTypes;
import dev.tandem.protoc.model.JavaType;
import dev.tandem.protoc.options.GeneratorOptions;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Names classes in the Javadoc of a file's contracts: simply if they are in the same package and
 * nothing imported is called so, else with their package, unless a class hides that (JLS 6.4.2).
 */
final class JavadocNames {
  private final FileDescriptor file;
  private final List<FileDescriptor> all;
  private final Set<String> imported = new HashSet<>();
  private @Nullable Set<String> besides;

  JavadocNames(FileDescriptor file, List<FileDescriptor> all, GeneratorOptions options) {
    this.file = file;
    this.all = all;
    FixedTypes.ALL.forEach(type -> imported.add(type.topLevelName()));
    String mark = options.generated().className();
    imported.add(mark.substring(mark.lastIndexOf('.') + 1));
    file.getServices().stream()
        .flatMap(service -> service.getMethods().stream())
        .flatMap(JavadocNames::messages)
        .filter(type -> !isHome(type))
        .forEach(type -> imported.add(type.topLevelName()));
  }

  private static Stream<JavaType> messages(MethodDescriptor method) {
    return Stream.of(JavaNames.type(method.getInputType()), JavaNames.type(method.getOutputType()));
  }

  /** Returns the name, unless none can be said to mean that class. */
  Optional<String> of(JavaType type) {
    if (isHome(type) && !imported.contains(type.topLevelName())) {
      return Optional.of(String.join(".", type.simpleNames()));
    }
    return type.packageName().isEmpty() || isHidden(type.packageName().split("\\.", 2)[0])
        ? Optional.empty()
        : Optional.of(type.qualifiedName());
  }

  private boolean isHome(JavaType type) {
    return type.packageName().equals(JavaNames.packageOf(file));
  }

  private boolean isHidden(String packagePart) {
    Set<String> known = besides;
    if (known == null) {
      known = typesOfPackage();
      besides = known;
    }
    return known.contains(packagePart) || imported.contains(packagePart);
  }

  /** All that protoc and we put into the package, with some names more for simplicity. */
  private Set<String> typesOfPackage() {
    String home = JavaNames.packageOf(file);
    Set<String> names = new HashSet<>();
    for (FileDescriptor other : all) {
      if (JavaNames.packageOf(other).equals(home)) {
        names.add(JavaNames.fileType(other).topLevelName());
        Stream.of(other.getMessageTypes(), other.getEnumTypes(), other.getServices())
            .flatMap(List::stream)
            .map(GenericDescriptor::getName)
            .forEach(names::add);
      }
    }
    return names;
  }
}
