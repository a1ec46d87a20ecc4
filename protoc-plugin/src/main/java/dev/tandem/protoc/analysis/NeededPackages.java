package dev.tandem.protoc.analysis;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The first parts of the Java packages that protoc's code for one file names: it imports nothing,
 * so a class of such a name hides them where it is in scope (JLS 6.4.2).
 */
final class NeededPackages {
  private final FileDescriptor file;
  private final boolean lite;
  private final boolean fieldsAreKnown;
  private final Set<String> always = new HashSet<>(Set.of("java", "com"));
  private final Set<String> possible;

  NeededPackages(FileDescriptor file, boolean lite, boolean fieldsAreKnown) {
    this.file = file;
    this.lite = lite;
    this.fieldsAreKnown = fieldsAreKnown;
    if (!file.getMessageTypes().isEmpty() || !file.getEnumTypes().isEmpty()) {
      always.add(first(file));
    }
    this.possible = new HashSet<>(always);
    addPossible(file.getDependencies(), new HashSet<>());
  }

  private void addPossible(List<FileDescriptor> imported, Set<FileDescriptor> seen) {
    for (FileDescriptor other : imported) {
      if (seen.add(other)) {
        possible.add(first(other));
        addPossible(other.getPublicDependencies(), seen);
      }
    }
  }

  /** What code for the file could name at all, whatever it does: nothing else can be hidden. */
  Set<String> possible() {
    return possible;
  }

  /** Whether the class of the file, or any code for it, names such a package. */
  boolean needs(String first) {
    return mayNeed(first)
        && (isCertain(first)
            || (!lite && anyIs(first, file.getDependencies()))
            || anyNames(first, file.getMessageTypes())
            || anyIsOf(first, file.getExtensions()));
  }

  /** Whether the class of a message, or code within it, names such a package. */
  boolean needs(String first, Descriptor within) {
    return mayNeed(first) && (isCertain(first) || names(first, within));
  }

  private boolean mayNeed(String first) {
    return possible.contains(first);
  }

  /** Without fields nobody can tell, so the worst is assumed. */
  private boolean isCertain(String first) {
    return !fieldsAreKnown || always.contains(first);
  }

  private static boolean anyNames(String first, List<Descriptor> messages) {
    for (Descriptor message : messages) {
      if (names(first, message)) {
        return true;
      }
    }
    return false;
  }

  private static boolean names(String first, Descriptor message) {
    return anyIsOf(first, message.getFields())
        || anyIsOf(first, message.getExtensions())
        || anyNames(first, message.getNestedTypes());
  }

  private static boolean anyIsOf(String first, List<FieldDescriptor> fields) {
    for (FieldDescriptor field : fields) {
      if (isOf(first, field)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOf(String first, FieldDescriptor field) {
    return (field.isExtension() && first(field.getContainingType().getFile()).equals(first))
        || switch (field.getJavaType()) {
          case MESSAGE -> first(field.getMessageType().getFile()).equals(first);
          case ENUM -> first(field.getEnumType().getFile()).equals(first);
          default -> false;
        };
  }

  private static boolean anyIs(String first, List<FileDescriptor> files) {
    for (FileDescriptor other : files) {
      if (first(other).equals(first)) {
        return true;
      }
    }
    return false;
  }

  private static String first(FileDescriptor file) {
    return JavaNames.packageOf(file).split("\\.", 2)[0];
  }
}
