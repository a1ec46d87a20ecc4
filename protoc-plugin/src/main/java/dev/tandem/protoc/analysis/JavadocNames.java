package dev.tandem.protoc.analysis;

import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import dev.tandem.protoc.model.FixedTypes;
import dev.tandem.protoc.model.JavaType;
import dev.tandem.protoc.options.GeneratorOptions;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
  private final String home;
  private final List<FileDescriptor> all;
  private final GeneratorOptions options;
  private @Nullable Set<String> imported;
  private final Map<String, Boolean> hidden = new HashMap<>();

  JavadocNames(FileDescriptor file, List<FileDescriptor> all, GeneratorOptions options) {
    this.file = file;
    this.home = JavaNames.packageOf(file);
    this.all = all;
    this.options = options;
  }

  /** Returns the name, unless none can be said to mean that class. */
  Optional<String> of(JavaType type) {
    if (isHome(type) && !imported().contains(type.topLevelName())) {
      return Optional.of(String.join(".", type.simpleNames()));
    }
    return type.packageName().isEmpty() || isHidden(type.packageName().split("\\.", 2)[0])
        ? Optional.empty()
        : Optional.of(type.qualifiedName());
  }

  private boolean isHome(JavaType type) {
    return type.packageName().equals(home);
  }

  private boolean isHidden(String packagePart) {
    return imported().contains(packagePart)
        || hidden.computeIfAbsent(
            packagePart,
            part ->
                all.stream()
                    .anyMatch(
                        other ->
                            mayDefine(other, part) && JavaNames.packageOf(other).equals(home)));
  }

  /** Whether protoc or we may make a class of that name for a file; the answer may be too wide. */
  private static boolean mayDefine(FileDescriptor file, String name) {
    return file.findMessageTypeByName(name) != null
        || file.findEnumTypeByName(name) != null
        || file.getServices().stream().anyMatch(service -> name.startsWith(service.getName()))
        || file.getOptions().getJavaOuterClassname().equals(name)
        || (Character.isUpperCase(name.charAt(0))
            && JavaNames.fileType(file).topLevelName().equals(name));
  }

  /** What a contract of the file may import, made when it is first needed: few comments link. */
  private Set<String> imported() {
    Set<String> known = imported;
    if (known == null) {
      known = importedTypes();
      imported = known;
    }
    return known;
  }

  private Set<String> importedTypes() {
    Set<String> names = new HashSet<>();
    FixedTypes.ALL.forEach(type -> names.add(type.topLevelName()));
    names.add(options.generated().simpleName());
    file.getServices().stream()
        .flatMap(service -> service.getMethods().stream())
        .flatMap(JavadocNames::messages)
        .filter(type -> !isHome(type))
        .forEach(type -> names.add(type.topLevelName()));
    return names;
  }

  private static Stream<JavaType> messages(MethodDescriptor method) {
    return Stream.of(JavaNames.type(method.getInputType()), JavaNames.type(method.getOutputType()));
  }
}
