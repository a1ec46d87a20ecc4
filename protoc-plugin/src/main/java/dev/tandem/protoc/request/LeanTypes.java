package dev.tandem.protoc.request;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto;
import com.google.protobuf.WireFormat;
import java.io.IOException;

/** Reads of messages and enums what their Java classes are named by. */
final class LeanTypes {
  private static final int NAME_TAG =
      EnumValueDescriptorProto.NAME_FIELD_NUMBER << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;

  private LeanTypes() {}

  static DescriptorProto message(FieldReader fields) throws IOException {
    return fields.part(LeanTypes::readMessage);
  }

  static EnumDescriptorProto enumeration(FieldReader fields) throws IOException {
    return fields.part(LeanTypes::readEnumeration);
  }

  private static DescriptorProto readMessage(FieldReader fields) throws IOException {
    DescriptorProto.Builder message = DescriptorProto.newBuilder();
    for (int field = fields.next(); field != FieldReader.END; field = fields.next()) {
      switch (field) {
        case DescriptorProto.NAME_FIELD_NUMBER -> message.setNameBytes(fields.text());
        case DescriptorProto.NESTED_TYPE_FIELD_NUMBER -> message.addNestedType(message(fields));
        case DescriptorProto.ENUM_TYPE_FIELD_NUMBER -> message.addEnumType(enumeration(fields));
        case DescriptorProto.OPTIONS_FIELD_NUMBER -> fields.whole(message.getOptionsBuilder());
        default -> fields.skip();
      }
    }
    return message.build();
  }

  private static EnumDescriptorProto readEnumeration(FieldReader fields) throws IOException {
    EnumDescriptorProto.Builder enumeration = EnumDescriptorProto.newBuilder();
    for (int field = fields.next(); field != FieldReader.END; field = fields.next()) {
      switch (field) {
        case EnumDescriptorProto.NAME_FIELD_NUMBER -> enumeration.setNameBytes(fields.text());
        case EnumDescriptorProto.VALUE_FIELD_NUMBER -> {
          // An enum without a value can't be linked; of others, nobody asks but for odd names.
          if (enumeration.getValueCount() == 0 || isOdd(fields.peek())) {
            fields.whole(enumeration.addValueBuilder());
          } else {
            fields.skip();
          }
        }
        case EnumDescriptorProto.OPTIONS_FIELD_NUMBER ->
            fields.whole(enumeration.getOptionsBuilder());
        default -> fields.skip();
      }
    }
    return enumeration.build();
  }

  /** Whether a value may have a name that Java has not, or is not where protoc writes it. */
  private static boolean isOdd(Lookahead value) {
    if (value.number() != NAME_TAG || value.number() == 0) {
      return true;
    }
    byte first = value.next();
    return first < 'A' || first > 'Z' || first == 'U' || first == 'V';
  }
}
