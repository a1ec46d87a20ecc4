package dev.tandem.protoc.analysis;

import com.google.protobuf.Descriptors.FileDescriptor;
import dev.tandem.protoc.diagnostics.Diagnostics;
import dev.tandem.protoc.model.JavaWords;

/**
 * Refuses files whose options would put code where no Java belongs: not into a package that can't
 * be, and never outside the output folder.
 */
final class FileChecks {
  private FileChecks() {}

  /** Returns whether the file's services can be generated. */
  static boolean check(FileDescriptor file, SourceInfo info, Diagnostics diagnostics) {
    String packageName = JavaNames.packageOf(file);
    if (!packageName.isEmpty() && !JavaWords.isQualifiedName(packageName)) {
      diagnostics.error(
          info.javaPackage(),
          "'%s' can't be a Java package: set the option java_package".formatted(packageName));
      return false;
    }
    String fileType = JavaNames.fileType(file).topLevelName();
    if (!JavaWords.isTypeName(fileType)) {
      diagnostics.error(
          info.outerClassName(),
          "the file's outer class '%s' can't be a Java class: set the option java_outer_classname"
              .formatted(fileType));
      return false;
    }
    return true;
  }
}
