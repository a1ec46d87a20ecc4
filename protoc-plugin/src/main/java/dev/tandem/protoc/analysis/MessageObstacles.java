package dev.tandem.protoc.analysis;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import dev.tandem.protoc.model.JavaType;
import dev.tandem.protoc.model.JavaWords;
import org.jspecify.annotations.Nullable;

/** Why the class of a message can't be named by code for another file. */
final class MessageObstacles {
  private MessageObstacles() {}

  /**
   * Finds what is wrong with the class of a message, in words that follow on "which".
   *
   * @param home the file whose code names it: what is wrong there itself is told where it is
   * @return null if it can be named
   */
  static @Nullable String find(Descriptor message, FileDescriptor home) {
    return message.getFile() == home ? null : find(JavaNames.type(message), message, home);
  }

  private static @Nullable String find(JavaType type, Descriptor message, FileDescriptor home) {
    if (type.packageName().isEmpty()) {
      if (!JavaNames.packageOf(home).isEmpty()) {
        return "has no Java package, so that code in a package can't name it: set the option"
            + " java_package there";
      }
    } else if (!JavaWords.isQualifiedName(type.packageName())) {
      return "is in '%s', which can't be a Java package: set the option java_package there"
          .formatted(type.packageName());
    }
    if (isInImpossibleFileType(type, message)) {
      return "is in the class '%s', which can't be a Java class: set the option java_outer_classname there"
          .formatted(type.topLevelName());
    }
    for (String name : type.simpleNames()) {
      if (JavaWords.isReservedForTypes(name)) {
        return "can't become a Java class, because '%s' is reserved in Java: rename it"
            .formatted(name);
      }
    }
    return null;
  }

  /** An option gives that class its name, which may be any text; a proto's own names may not. */
  private static boolean isInImpossibleFileType(JavaType type, Descriptor message) {
    return type.simpleNames().size() > 1
        && !JavaWords.isTypeName(type.topLevelName())
        && type.topLevelName().equals(JavaNames.fileType(message.getFile()).topLevelName());
  }
}
