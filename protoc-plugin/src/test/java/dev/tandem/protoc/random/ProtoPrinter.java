package dev.tandem.protoc.random;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.MessageOptions;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import com.google.protobuf.DescriptorProtos.SourceCodeInfo.Location;
import com.google.protobuf.Message;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes descriptors as proto source: what {@link CaseGenerator} makes, not all that there is. */
final class ProtoPrinter {
  private final FileDescriptorProto file;
  private final Syntax syntax;
  private final StringBuilder text = new StringBuilder();
  private String indent = "";

  private ProtoPrinter(FileDescriptorProto file) {
    this.file = file;
    this.syntax = Syntax.of(file);
  }

  static String print(FileDescriptorProto file) {
    ProtoPrinter printer = new ProtoPrinter(file);
    printer.file();
    return printer.text.toString();
  }

  private void file() {
    line(syntax.line());
    if (file.hasPackage()) {
      line("package " + file.getPackage() + ";");
    }
    for (int i = 0; i < file.getDependencyCount(); i++) {
      String kind = file.getPublicDependencyList().contains(i) ? "public " : "";
      line("import " + kind + "\"" + file.getDependency(i) + "\";");
    }
    options(file.getOptions());
    file.getMessageTypeList().forEach(message -> message(message, "message " + message.getName()));
    file.getEnumTypeList().forEach(this::enumeration);
    for (int i = 0; i < file.getServiceCount(); i++) {
      service(file.getService(i), i);
    }
  }

  private void message(DescriptorProto message, String head) {
    block(
        head,
        () -> {
          options(message.getOptions());
          fields(message);
          message.getNestedTypeList().stream()
              .filter(nested -> !nested.getOptions().getMapEntry() && !isGroup(message, nested))
              .forEach(nested -> message(nested, "message " + nested.getName()));
          message.getEnumTypeList().forEach(this::enumeration);
        });
  }

  private void fields(DescriptorProto message) {
    int open = -1;
    for (FieldDescriptorProto field : message.getFieldList()) {
      int oneof = field.hasOneofIndex() && !field.getProto3Optional() ? field.getOneofIndex() : -1;
      if (oneof != open && open >= 0) {
        line("}");
      }
      if (oneof != open && oneof >= 0) {
        line("oneof " + message.getOneofDecl(oneof).getName() + " {");
      }
      open = oneof;
      field(message, field);
    }
    if (open >= 0) {
      line("}");
    }
  }

  private void field(DescriptorProto message, FieldDescriptorProto field) {
    DescriptorProto nested = nested(message, field);
    String end = " = " + field.getNumber();
    if (nested != null && nested.getOptions().getMapEntry()) {
      line(
          "map<%s, %s> %s%s;"
              .formatted(type(nested.getField(0)), type(nested.getField(1)), field.getName(), end));
    } else if (field.getType() == Type.TYPE_GROUP && nested != null) {
      message(nested, label(field) + "group " + nested.getName() + end);
    } else {
      List<String> options = OptionText.of(field.getOptions());
      String brackets = options.isEmpty() ? "" : " [" + String.join(", ", options) + "]";
      line(label(field) + type(field) + " " + field.getName() + end + brackets + ";");
    }
  }

  private String label(FieldDescriptorProto field) {
    if (field.getLabel() == Label.LABEL_OPTIONAL
        && (field.hasOneofIndex() || syntax != Syntax.PROTO2)) {
      return field.getProto3Optional() ? "optional " : "";
    }
    return word(field.getLabel().name()) + " ";
  }

  private static String type(FieldDescriptorProto field) {
    return field.hasTypeName() ? field.getTypeName() : word(field.getType().name());
  }

  /** {@code TYPE_INT32} is written {@code int32}. */
  private static String word(String constant) {
    return constant.substring(constant.indexOf('_') + 1).toLowerCase(Locale.ROOT);
  }

  private static boolean isGroup(DescriptorProto message, DescriptorProto nested) {
    return message.getFieldList().stream()
        .anyMatch(field -> field.getType() == Type.TYPE_GROUP && nested == nested(message, field));
  }

  /** The nested type that comes with the field, if one does. */
  private static @Nullable DescriptorProto nested(
      DescriptorProto message, FieldDescriptorProto field) {
    return message.getNestedTypeList().stream()
        .filter(type -> type.getOptions().getMapEntry() || field.getType() == Type.TYPE_GROUP)
        .filter(
            type -> field.getTypeName().endsWith("." + message.getName() + "." + type.getName()))
        .findFirst()
        .orElse(null);
  }

  private void enumeration(EnumDescriptorProto enumeration) {
    block(
        "enum " + enumeration.getName(),
        () -> {
          options(enumeration.getOptions());
          enumeration
              .getValueList()
              .forEach(value -> line(value.getName() + " = " + value.getNumber() + ";"));
        });
  }

  private void service(ServiceDescriptorProto service, int index) {
    List<Integer> path = List.of(FileDescriptorProto.SERVICE_FIELD_NUMBER, index);
    text.append(comment(path, Location::getLeadingComments));
    line("service " + service.getName() + " {");
    text.append(comment(path, Location::getTrailingComments));
    options(service.getOptions());
    for (int i = 0; i < service.getMethodCount(); i++) {
      method(
          service.getMethod(i),
          List.of(path.get(0), index, ServiceDescriptorProto.METHOD_FIELD_NUMBER, i));
    }
    line("}");
  }

  private void method(MethodDescriptorProto method, List<Integer> path) {
    text.append(comment(path, Location::getLeadingComments));
    String head =
        "  rpc %s(%s) returns (%s)"
            .formatted(
                method.getName(),
                (method.getClientStreaming() ? "stream " : "") + method.getInputType(),
                (method.getServerStreaming() ? "stream " : "") + method.getOutputType());
    String behind = comment(path, Location::getTrailingComments).stripTrailing();
    if (!method.hasOptions()) {
      line((head + "; " + behind).stripTrailing());
      return;
    }
    line((head + " { " + behind).stripTrailing());
    options(method.getOptions());
    line("  }");
  }

  private String comment(List<Integer> path, Function<Location, String> which) {
    return file.getSourceCodeInfo().getLocationList().stream()
        .filter(location -> location.getPathList().equals(path))
        .map(which)
        .findFirst()
        .orElse("");
  }

  private void options(Message options) {
    if (!(options instanceof MessageOptions message) || !message.getMapEntry()) {
      OptionText.of(options).forEach(option -> line("option " + option + ";"));
    }
  }

  private void block(String head, Runnable body) {
    line(head + " {");
    String outer = indent;
    indent = outer + "  ";
    body.run();
    indent = outer;
    line("}");
  }

  private void line(String line) {
    text.append(indent).append(line).append('\n');
  }
}
