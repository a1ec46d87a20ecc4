package dev.tandem.protoc.analysis;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.GenericDescriptor;
import dev.tandem.protoc.diagnostics.Diagnostics;
import dev.tandem.protoc.model.JavaType;
import dev.tandem.protoc.model.JavaWords;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses messages and enums of which protoc makes Java that does not compile, so that a position
 * is named and not a line of generated code.
 */
final class MessageChecks {
  private final SourceInfo info;
  private final Diagnostics diagnostics;
  private final NeededPackages needs;
  private final EnumValueChecks values;
  private final JavaType fileType;

  private MessageChecks(
      FileDescriptor file,
      boolean lite,
      NeededPackages needs,
      SourceInfo info,
      Diagnostics diagnostics) {
    this.values = new EnumValueChecks(JavaNames.packageOf(file), lite, info, diagnostics);
    this.info = info;
    this.diagnostics = diagnostics;
    this.needs = needs;
    this.fileType = JavaNames.fileType(file);
  }

  static void check(
      FileDescriptor file,
      boolean lite,
      NeededPackages needs,
      SourceInfo info,
      Diagnostics diagnostics) {
    MessageChecks checks = new MessageChecks(file, lite, needs, info, diagnostics);
    Set<String> beside = ProtocMembers.of(file);
    for (Descriptor message : file.getMessageTypes()) {
      checks.check(message, Set.of(), beside);
    }
    for (EnumDescriptor enumeration : file.getEnumTypes()) {
      checks.check(enumeration, Set.of(), beside);
    }
  }

  private void check(Descriptor message, Set<String> around, Set<String> beside) {
    if (message.getOptions().getMapEntry()) {
      return; // has no class
    }
    checkName(message, around, beside);
    if (!message.getNestedTypes().isEmpty() || !message.getEnumTypes().isEmpty()) {
      Set<String> outer = new HashSet<>(around);
      outer.add(message.getName());
      Set<String> inner = ProtocMembers.of(message);
      for (Descriptor nested : message.getNestedTypes()) {
        check(nested, outer, inner);
      }
      for (EnumDescriptor nested : message.getEnumTypes()) {
        check(nested, outer, inner);
      }
    }
  }

  private void check(EnumDescriptor enumeration, Set<String> around, Set<String> beside) {
    checkName(enumeration, around, beside);
    values.check(enumeration, path(enumeration));
  }

  private void checkName(GenericDescriptor type, Set<String> around, Set<String> beside) {
    String name = type.getName();
    if (needs.possible().contains(name) && hidesWhatIsNeeded(type)) {
      report(type, "it would hide the package '" + name + "' from protoc's own code");
    } else if (JavaWords.isReservedForTypes(name)) {
      report(type, "'" + name + "' is reserved in Java");
    } else if (around.contains(name) || isWithinFileTypeOfItsName(type)) {
      report(type, "it is within a class of its own name");
    } else if ((beside.contains(name) && isBesideItsNamesake(type))
        || (type instanceof Descriptor && name.equals("Builder"))) {
      report(type, "protoc makes a class '" + name + "' there itself");
    }
  }

  /** Of nested classes only: {@link PackageChecks} knows what others hide, from other files too. */
  private boolean hidesWhatIsNeeded(GenericDescriptor type) {
    Descriptor outer = outer(type);
    return outer == null
        ? javaType(type).simpleNames().size() > 1 && needs.needs(type.getName())
        : needs.needs(type.getName(), outer);
  }

  private boolean isWithinFileTypeOfItsName(GenericDescriptor type) {
    if (!type.getName().equals(fileType.topLevelName())) {
      return false;
    }
    JavaType javaType = javaType(type);
    return javaType.simpleNames().size() > 1 && javaType.topLevelName().equals(type.getName());
  }

  /** Of a file's types, some may be in the file's class and others not (edition 2024). */
  private static boolean isBesideItsNamesake(GenericDescriptor type) {
    String message = type.getName().replaceFirst(ProtocMembers.ACCESSORS + "$", "");
    Descriptor namesake = type.getFile().findMessageTypeByName(message);
    return outer(type) != null
        || namesake == null
        || javaType(namesake).simpleNames().size() == javaType(type).simpleNames().size();
  }

  private static @Nullable Descriptor outer(GenericDescriptor type) {
    return type instanceof Descriptor message
        ? message.getContainingType()
        : ((EnumDescriptor) type).getContainingType();
  }

  private static JavaType javaType(GenericDescriptor type) {
    return type instanceof Descriptor message
        ? JavaNames.type(message)
        : JavaNames.type((EnumDescriptor) type);
  }

  private void report(GenericDescriptor type, String why) {
    diagnostics.error(
        info.position(path(type)),
        "%s '%s' can't become a Java class, because %s: rename it"
            .formatted(kind(type), type.getFullName(), why));
  }

  private static String kind(GenericDescriptor type) {
    return type instanceof Descriptor ? "message" : "enum";
  }

  private static List<Integer> path(GenericDescriptor type) {
    Descriptor outer = outer(type);
    if (type instanceof EnumDescriptor enumeration) {
      return outer == null
          ? SourceInfo.enumeration(enumeration.getIndex())
          : within(outer, DescriptorProto.ENUM_TYPE_FIELD_NUMBER, enumeration.getIndex());
    }
    Descriptor message = (Descriptor) type;
    return outer == null
        ? SourceInfo.message(message.getIndex())
        : within(outer, DescriptorProto.NESTED_TYPE_FIELD_NUMBER, message.getIndex());
  }

  private static List<Integer> within(Descriptor outer, int kind, int index) {
    List<Integer> path = new ArrayList<>(path(outer));
    path.add(kind);
    path.add(index);
    return path;
  }
}
