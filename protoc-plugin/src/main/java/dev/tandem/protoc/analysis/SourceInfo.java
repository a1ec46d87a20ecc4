package dev.tandem.protoc.analysis;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileOptions;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import com.google.protobuf.DescriptorProtos.SourceCodeInfo.Location;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.GenericDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import dev.tandem.protoc.extensions.OptionPositions;
import dev.tandem.protoc.model.SourceRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds positions and comments in one file by the exact path of an element. A request may come
 * without them; then positions are unknown and comments empty.
 */
final class SourceInfo implements OptionPositions {
  private final FileDescriptor file;
  private @Nullable Map<List<Integer>, Location> index;

  SourceInfo(FileDescriptor file) {
    this.file = file;
  }

  static List<Integer> path(ServiceDescriptor service) {
    return List.of(FileDescriptorProto.SERVICE_FIELD_NUMBER, service.getIndex());
  }

  static List<Integer> path(MethodDescriptor method) {
    return List.of(
        FileDescriptorProto.SERVICE_FIELD_NUMBER,
        method.getService().getIndex(),
        ServiceDescriptorProto.METHOD_FIELD_NUMBER,
        method.getIndex());
  }

  static List<Integer> message(int index) {
    return List.of(FileDescriptorProto.MESSAGE_TYPE_FIELD_NUMBER, index);
  }

  static List<Integer> enumeration(int index) {
    return List.of(FileDescriptorProto.ENUM_TYPE_FIELD_NUMBER, index);
  }

  /** Where the Java package is set or, if it is not, the package that it comes from. */
  SourceRef javaPackage() {
    return fileOption(FileOptions.JAVA_PACKAGE_FIELD_NUMBER);
  }

  /** Where the outer class is named, or else the head of the file, whose name it then has. */
  SourceRef outerClassName() {
    return fileOption(FileOptions.JAVA_OUTER_CLASSNAME_FIELD_NUMBER);
  }

  private SourceRef fileOption(int number) {
    return Stream.of(
            List.of(FileDescriptorProto.OPTIONS_FIELD_NUMBER, number),
            List.of(FileDescriptorProto.PACKAGE_FIELD_NUMBER),
            List.of(FileDescriptorProto.SYNTAX_FIELD_NUMBER),
            List.<Integer>of())
        .map(this::position)
        .filter(position -> position.line() > 0)
        .findFirst()
        .orElse(SourceRef.of(file.getName()));
  }

  /** Where something at the top level is declared; for the file, where its class is named. */
  SourceRef declaration(GenericDescriptor element) {
    if (element instanceof Descriptor message) {
      return position(message(message.getIndex()));
    }
    if (element instanceof EnumDescriptor enumeration) {
      return position(enumeration(enumeration.getIndex()));
    }
    return element instanceof ServiceDescriptor service
        ? position(path(service))
        : outerClassName();
  }

  SourceRef position(List<Integer> path) {
    Location location = locations().get(path);
    if (location == null || location.getSpanCount() < 3) {
      return SourceRef.of(file.getName());
    }
    return new SourceRef(file.getName(), location.getSpan(0) + 1, location.getSpan(1) + 1);
  }

  /** The position of a path or, if it has none, of the nearest element that it is in. */
  @Override
  public SourceRef nearest(List<Integer> path) {
    for (int length = path.size(); length > 0; length--) {
      SourceRef position = position(path.subList(0, length));
      if (position.line() > 0) {
        return position;
      }
    }
    return SourceRef.of(file.getName());
  }

  /** The comment before the element, or else the one behind it. */
  String comment(List<Integer> path) {
    Location location = locations().get(path);
    if (location == null) {
      return "";
    }
    String leading = CommentText.clean(location.getLeadingComments());
    return leading.isEmpty() ? CommentText.clean(location.getTrailingComments()) : leading;
  }

  /** Made when it is first needed: of most files, nothing is asked. */
  private Map<List<Integer>, Location> locations() {
    Map<List<Integer>, Location> known = index;
    if (known == null) {
      known = new HashMap<>();
      for (Location location : file.toProto().getSourceCodeInfo().getLocationList()) {
        // The first one counts: a path occurs again for each 'extend' or repeated option.
        known.putIfAbsent(location.getPathList(), location);
      }
      index = known;
    }
    return known;
  }
}
