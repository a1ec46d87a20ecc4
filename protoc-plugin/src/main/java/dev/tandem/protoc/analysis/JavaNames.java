package dev.tandem.protoc.analysis;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import com.google.protobuf.GeneratorNames;
import dev.tandem.protoc.model.JavaType;
import dev.tandem.protoc.model.ServiceTypes;
import dev.tandem.protoc.options.GeneratorOptions;
import java.util.List;

/** The names of what protoc generates, by protobuf's own rules. */
final class JavaNames {
  private JavaNames() {}

  static String packageOf(FileDescriptor file) {
    return GeneratorNames.getFileJavaPackage(file);
  }

  /** The class that has the file's descriptor. */
  static JavaType fileType(FileDescriptor file) {
    return JavaType.topLevel(packageOf(file), GeneratorNames.getFileClassName(file));
  }

  static JavaType type(Descriptor message) {
    return split(message.getFile(), GeneratorNames.getQualifiedClassName(message));
  }

  static JavaType type(EnumDescriptor enumeration) {
    return split(enumeration.getFile(), GeneratorNames.getQualifiedClassName(enumeration));
  }

  /** The types that we make of a service. */
  static ServiceTypes types(ServiceDescriptor service, GeneratorOptions options) {
    return ServiceTypes.of(packageOf(service.getFile()), service.getName() + options.suffix());
  }

  /** The abstract class that protoc itself makes of a service if it is told to. */
  static JavaType genericService(ServiceDescriptor service) {
    return split(service.getFile(), GeneratorNames.getQualifiedClassName(service));
  }

  /** Whether naming the class makes javac warn, because it or what it is in is deprecated. */
  static boolean isDeprecated(Descriptor message) {
    for (Descriptor d = message; d != null; d = d.getContainingType()) {
      if (d.getOptions().getDeprecated()) {
        return true;
      }
    }
    // Asked last: the name of the file's class takes a look at all messages of the file.
    FileDescriptor file = message.getFile();
    return file.getOptions().getDeprecated()
        && type(message).topLevelName().equals(fileType(file).topLevelName());
  }

  private static JavaType split(FileDescriptor file, String qualifiedName) {
    String packageName = packageOf(file);
    String inPackage =
        packageName.isEmpty() ? qualifiedName : qualifiedName.substring(packageName.length() + 1);
    return new JavaType(packageName, List.of(inPackage.split("\\.")));
  }
}
