package dev.tandem.protoc.random;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import java.util.ArrayList;
import java.util.List;

/** Writes options as {@code name = value}. */
final class OptionText {
  private OptionText() {}

  static List<String> of(Message options) {
    List<String> all = new ArrayList<>();
    add(options, "", all);
    return all;
  }

  private static void add(Message options, String prefix, List<String> all) {
    options
        .getAllFields()
        .forEach(
            (field, value) -> {
              String name =
                  prefix
                      + (field.isExtension() ? "(" + field.getFullName() + ")" : field.getName());
              if (value instanceof Message inner) {
                add(inner, name + ".", all);
              } else {
                all.add(name + " = " + text(field, value));
              }
            });
  }

  private static String text(FieldDescriptor field, Object value) {
    return field.getType() == FieldDescriptor.Type.STRING
        ? "\"" + TextFormat.escapeBytes(ByteString.copyFromUtf8((String) value)) + "\""
        : value.toString();
  }
}
