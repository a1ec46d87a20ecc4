package dev.tandem.protoc.analysis;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.GenericDescriptor;
import dev.tandem.protoc.diagnostics.Diagnostics;
import dev.tandem.protoc.model.JavaType;
import dev.tandem.protoc.model.SourceRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Refuses messages and enums of which protoc makes Java that does not compile, so that a position
 * is named and not a line of generated code.
 */
final class MessageChecks {
  private final SourceInfo info;
  private final Diagnostics diagnostics;
  private final Set<String> neededPackages;

  private MessageChecks(FileDescriptor file, SourceInfo info, Diagnostics diagnostics) {
    this.neededPackages = PackageNames.neededBy(file);
    this.info = info;
    this.diagnostics = diagnostics;
  }

  static void check(FileDescriptor file, SourceInfo info, Diagnostics diagnostics) {
    MessageChecks checks = new MessageChecks(file, info, diagnostics);
    String fileType = JavaNames.fileType(file).topLevelName();
    if (checks.neededPackages.contains(fileType)) {
      checks.reportHiding("outer class", fileType, fileType, info.outerClassName());
    }
    Set<String> beside = ProtocMembers.of(file);
    for (Descriptor message : file.getMessageTypes()) {
      Set<String> around = around(JavaNames.type(message));
      checks.check(message, SourceInfo.message(message.getIndex()), around, beside);
    }
    for (EnumDescriptor enumeration : file.getEnumTypes()) {
      Set<String> around = around(JavaNames.type(enumeration));
      List<Integer> path = SourceInfo.enumeration(enumeration.getIndex());
      checks.check("enum", enumeration, path, around, beside);
    }
  }

  /** Names the classes around one: none, or that of the file. */
  private static Set<String> around(JavaType type) {
    return Set.copyOf(type.simpleNames().subList(0, type.simpleNames().size() - 1));
  }

  private void check(
      Descriptor message, List<Integer> path, Set<String> around, Set<String> beside) {
    if (message.getOptions().getMapEntry()) {
      return; // has no class
    }
    check("message", message, path, around, beside);
    Set<String> outer = new HashSet<>(around);
    outer.add(message.getName());
    Set<String> inner = ProtocMembers.of(message);
    for (Descriptor nested : message.getNestedTypes()) {
      int index = nested.getIndex();
      check(nested, within(path, DescriptorProto.NESTED_TYPE_FIELD_NUMBER, index), outer, inner);
    }
    for (EnumDescriptor nested : message.getEnumTypes()) {
      List<Integer> at = within(path, DescriptorProto.ENUM_TYPE_FIELD_NUMBER, nested.getIndex());
      check("enum", nested, at, outer, inner);
    }
  }

  private void check(
      String kind,
      GenericDescriptor type,
      List<Integer> path,
      Set<String> around,
      Set<String> beside) {
    String name = type.getName();
    SourceRef source = info.position(path);
    if (neededPackages.contains(name)) {
      reportHiding(kind, name, type.getFullName(), source);
    } else if (around.contains(name)) {
      report(kind, type, source, "it is within a class of its own name");
    } else if (beside.contains(name) || (kind.equals("message") && name.equals("Builder"))) {
      report(kind, type, source, "protoc makes a class '" + name + "' there itself");
    }
  }

  private void report(String kind, GenericDescriptor type, SourceRef source, String why) {
    diagnostics.error(
        source,
        "%s '%s' can't become a Java class, because %s: rename it"
            .formatted(kind, type.getFullName(), why));
  }

  private void reportHiding(String kind, String name, String fullName, SourceRef source) {
    diagnostics.error(
        source,
        "%s '%s' can't become a Java class, because it would hide the package '%s' from protoc's own code: rename it"
            .formatted(kind, fullName, name));
  }

  private static List<Integer> within(List<Integer> path, int kind, int index) {
    List<Integer> longer = new ArrayList<>(path);
    longer.add(kind);
    longer.add(index);
    return longer;
  }
}
