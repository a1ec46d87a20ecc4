package dev.tandem.protoc.analysis;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import dev.tandem.protoc.model.FixedTypes;
import dev.tandem.protoc.model.JavaType;
import dev.tandem.protoc.options.GeneratorOptions;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    if (imported().contains(packagePart)) {
      return true;
    }
    Boolean known = hidden.get(packagePart);
    if (known == null) {
      known = mayBeAtHome(packagePart);
      hidden.put(packagePart, known);
    }
    return known;
  }

  private boolean mayBeAtHome(String name) {
    for (FileDescriptor other : all) {
      if (mayDefine(other, name) && JavaNames.packageOf(other).equals(home)) {
        return true;
      }
    }
    return false;
  }

  /** Whether protoc or we may make a class of that name for a file; the answer may be too wide. */
  private static boolean mayDefine(FileDescriptor file, String name) {
    return file.findMessageTypeByName(name) != null
        || file.findEnumTypeByName(name) != null
        || startsWithService(file, name)
        || file.getOptions().getJavaOuterClassname().equals(name)
        || (Character.isUpperCase(name.charAt(0))
            && JavaNames.fileType(file).topLevelName().equals(name));
  }

  private static boolean startsWithService(FileDescriptor file, String name) {
    for (ServiceDescriptor service : file.getServices()) {
      if (name.startsWith(service.getName())) {
        return true;
      }
    }
    return false;
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
    for (JavaType type : FixedTypes.ALL) {
      names.add(type.topLevelName());
    }
    names.add(options.generated().simpleName());
    for (ServiceDescriptor service : file.getServices()) {
      for (MethodDescriptor method : service.getMethods()) {
        addImport(method.getInputType(), names);
        addImport(method.getOutputType(), names);
      }
    }
    return names;
  }

  private void addImport(Descriptor message, Set<String> names) {
    JavaType type = JavaNames.type(message);
    if (!isHome(type)) {
      names.add(type.topLevelName());
    }
  }
}
