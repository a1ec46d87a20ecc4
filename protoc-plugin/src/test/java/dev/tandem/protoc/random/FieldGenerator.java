package dev.tandem.protoc.random;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FeatureSet;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import java.util.List;
import java.util.Locale;

/** Makes the fields of a message, few: they cost protoc's code, and matter little to ours. */
final class FieldGenerator {
  private final Dice dice;
  private final Symbols symbols;
  private final Visible visible;
  private final FileDescriptorProto.Builder file;
  private final Syntax syntax;

  FieldGenerator(
      Dice dice,
      Symbols symbols,
      Visible visible,
      FileDescriptorProto.Builder file,
      Syntax syntax) {
    this.dice = dice;
    this.symbols = symbols;
    this.visible = visible;
    this.file = file;
    this.syntax = syntax;
  }

  void addFields(DescriptorProto.Builder message, String scope) {
    if (dice.chance(25)) {
      addPlain(message, scope);
    }
    switch (dice.below(20)) {
      case 0 -> addGroup(message, scope);
      case 1 -> addMap(message, scope);
      case 2 -> addOneof(message, scope);
      case 3 -> addProto3Optional(message, scope);
      default -> {}
    }
  }

  private void addPlain(DescriptorProto.Builder message, String scope) {
    List<String> messages = dice.chance(30) ? visible.messages(file) : visible.ofFile(file);
    boolean ofMessage = !messages.isEmpty() && dice.chance(40);
    FieldDescriptorProto.Builder field =
        ofMessage
            ? field(message, Type.TYPE_MESSAGE).setTypeName(dice.pick(messages))
            : field(message, dice.chance(50) ? Type.TYPE_STRING : Type.TYPE_INT32);
    field.setName(symbols.declare(scope, () -> Vocabulary.field(dice)));
    if (dice.chance(20)) {
      field.setLabel(Label.LABEL_REPEATED);
    } else if (syntax == Syntax.PROTO2 && dice.chance(30)) {
      field.setLabel(Label.LABEL_REQUIRED);
    } else if (syntax.isEdition() && dice.chance(30)) {
      field.getOptionsBuilder().setFeatures(required(ofMessage && dice.chance(50)));
    }
    if (dice.chance(5)) {
      field.getOptionsBuilder().setDeprecated(true);
    }
    message.addField(field);
  }

  private static FeatureSet required(boolean delimited) {
    return delimited
        ? FeatureSet.newBuilder().setMessageEncoding(FeatureSet.MessageEncoding.DELIMITED).build()
        : FeatureSet.newBuilder()
            .setFieldPresence(FeatureSet.FieldPresence.LEGACY_REQUIRED)
            .build();
  }

  private void addGroup(DescriptorProto.Builder message, String scope) {
    if (syntax != Syntax.PROTO2) {
      return;
    }
    String name = symbols.declare(scope, () -> symbols.fresh(dice.word("Group Channel Sender")));
    message.addNestedType(DescriptorProto.newBuilder().setName(name));
    message.addField(
        field(message, Type.TYPE_GROUP)
            .setName(symbols.declare(scope, () -> name.toLowerCase(Locale.ROOT)))
            .setTypeName("." + Symbols.join(scope, name)));
  }

  private void addMap(DescriptorProto.Builder message, String scope) {
    String name = symbols.declare(scope, () -> symbols.fresh("map"));
    String entry = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) + "Entry";
    DescriptorProto.Builder type = DescriptorProto.newBuilder().setName(entry);
    type.getOptionsBuilder().setMapEntry(true);
    type.addField(field(type, Type.TYPE_STRING).setName("key"));
    type.addField(field(type, Type.TYPE_INT32).setName("value"));
    message.addNestedType(type);
    message.addField(
        field(message, Type.TYPE_MESSAGE)
            .setName(name)
            .setLabel(Label.LABEL_REPEATED)
            .setTypeName("." + Symbols.join(scope, entry)));
  }

  private void addOneof(DescriptorProto.Builder message, String scope) {
    String name = symbols.declare(scope, () -> symbols.fresh(dice.word("choice class result")));
    message.addOneofDeclBuilder().setName(name);
    for (int i = 0; i < 2; i++) {
      message.addField(
          field(message, Type.TYPE_INT32).setName(symbols.fresh("either")).setOneofIndex(0));
    }
  }

  private void addProto3Optional(DescriptorProto.Builder message, String scope) {
    if (syntax != Syntax.PROTO3) {
      return;
    }
    String name = symbols.declare(scope, () -> symbols.fresh("maybe"));
    message.addOneofDeclBuilder().setName("_" + name);
    message.addField(
        field(message, Type.TYPE_INT32).setName(name).setProto3Optional(true).setOneofIndex(0));
  }

  private static FieldDescriptorProto.Builder field(DescriptorProto.Builder message, Type type) {
    return FieldDescriptorProto.newBuilder()
        .setNumber(message.getFieldCount() + 1)
        .setLabel(Label.LABEL_OPTIONAL)
        .setType(type);
  }
}
