package dev.tandem.protoc.random;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import java.util.ArrayList;
import java.util.List;

/** Makes the messages and enums of a file. */
final class TypeGenerator {
  private final Dice dice;
  private final Symbols symbols;
  private final Visible visible;
  private final FileDescriptorProto.Builder file;
  private final Syntax syntax;

  TypeGenerator(
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

  void addTypes(int messages) {
    for (int i = 0; i < messages; i++) {
      addMessage();
    }
    if (dice.chance(15)) {
      file.addEnumType(enumeration(file.getPackage()));
    }
    visible.export(file);
  }

  private void addMessage() {
    DescriptorProto message = message(file.getPackage(), List.of(), 0);
    file.addMessageType(message);
    visible.declare(file, file.getPackage(), message);
  }

  private DescriptorProto message(String scope, List<String> around, int depth) {
    String name =
        symbols.declare(
            scope,
            () -> {
              String candidate = dice.chance(2) ? packageLike() : Vocabulary.type(dice);
              // Java has no class in a class of its name: protoc's own code would not compile.
              return around.contains(candidate) ? symbols.fresh("Inner") : candidate;
            });
    String fullName = Symbols.join(scope, name);
    DescriptorProto.Builder message = DescriptorProto.newBuilder().setName(name);
    if (dice.chance(7)) {
      message.getOptionsBuilder().setDeprecated(true);
    }
    if (depth == 0 && syntax == Syntax.EDITION_2024 && Features.canNest(file) && dice.chance(50)) {
      message.getOptionsBuilder().setFeatures(Features.nestInFileClass(dice.chance(70)));
    }
    new FieldGenerator(dice, symbols, visible, file, syntax).addFields(message, fullName);
    List<String> outer = new ArrayList<>(around);
    outer.add(name);
    while (depth < 3 && dice.chance(18)) {
      message.addNestedType(message(fullName, outer, depth + 1));
    }
    if (dice.chance(6)) {
      message.addEnumType(enumeration(fullName));
    }
    return message.build();
  }

  /** How the Java packages of a case begin, which the class may hide. */
  private String packageLike() {
    String mark = file.getName().substring(0, file.getName().indexOf('/'));
    return dice.word("com java net " + mark + " " + mark);
  }

  private EnumDescriptorProto enumeration(String scope) {
    String name =
        symbols.declare(
            scope,
            () ->
                dice.chance(5)
                    ? packageLike()
                    : Vocabulary.type(dice) + dice.word("Kind E 1 State"));
    EnumDescriptorProto.Builder enumeration = EnumDescriptorProto.newBuilder().setName(name);
    for (int number = 0; number < 2; number++) {
      // Values are in the scope around their enum.
      String value = symbols.declare(scope, this::value);
      enumeration.addValueBuilder().setName(value).setNumber(number);
    }
    if (depthOneOf2024(scope)) {
      enumeration.getOptionsBuilder().setFeatures(Features.nestInFileClass(dice.chance(50)));
    }
    return enumeration.build();
  }

  private String value() {
    String odd = dice.chance(50) ? Vocabulary.field(dice) : packageLike();
    return dice.chance(90) ? symbols.fresh("VALUE_") : odd;
  }

  private boolean depthOneOf2024(String scope) {
    return syntax == Syntax.EDITION_2024
        && scope.equals(file.getPackage())
        && Features.canNest(file)
        && dice.chance(30);
  }
}
