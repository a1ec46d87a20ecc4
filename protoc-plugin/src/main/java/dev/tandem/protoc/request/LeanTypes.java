package dev.tandem.protoc.request;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import java.io.IOException;

/** Reads of messages and enums what their Java classes are named by. */
final class LeanTypes {
  private LeanTypes() {}

  static DescriptorProto message(FieldReader fields) throws IOException {
    DescriptorProto.Builder message = DescriptorProto.newBuilder();
    for (int field = fields.next(); field != FieldReader.END; field = fields.next()) {
      switch (field) {
        case DescriptorProto.NAME_FIELD_NUMBER -> message.setNameBytes(fields.text());
        case DescriptorProto.NESTED_TYPE_FIELD_NUMBER ->
            message.addNestedType(fields.part(LeanTypes::message));
        case DescriptorProto.ENUM_TYPE_FIELD_NUMBER ->
            message.addEnumType(fields.part(LeanTypes::enumeration));
        case DescriptorProto.OPTIONS_FIELD_NUMBER -> fields.whole(message.getOptionsBuilder());
        default -> fields.skip();
      }
    }
    return message.build();
  }

  static EnumDescriptorProto enumeration(FieldReader fields) throws IOException {
    EnumDescriptorProto.Builder enumeration = EnumDescriptorProto.newBuilder();
    for (int field = fields.next(); field != FieldReader.END; field = fields.next()) {
      switch (field) {
        case EnumDescriptorProto.NAME_FIELD_NUMBER -> enumeration.setNameBytes(fields.text());
        case EnumDescriptorProto.VALUE_FIELD_NUMBER -> {
          // An enum without a value can't be linked.
          if (enumeration.getValueCount() == 0) {
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
}
