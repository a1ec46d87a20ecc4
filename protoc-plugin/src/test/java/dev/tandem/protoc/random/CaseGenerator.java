package dev.tandem.protoc.random;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileOptions;
import com.google.protobuf.DescriptorProtos.FileOptions.OptimizeMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Makes random cases. Nearly all of them are such that protoc takes them. */
final class CaseGenerator {
  private final Dice dice;
  private final String mark;
  private final Symbols symbols = new Symbols();
  private final Visible visible = new Visible();
  private final List<FileDescriptorProto> files = new ArrayList<>();
  private final boolean unnamed;
  private final String sharedJavaPackage;

  private CaseGenerator(Dice dice, int number) {
    this.dice = dice;
    this.mark = "c" + number;
    this.unnamed = dice.chance(2);
    this.sharedJavaPackage = javaPackage();
  }

  static ProtoCase generate(long seed, int number) {
    Dice dice = new Dice(seed, number);
    CaseGenerator generator = new CaseGenerator(dice, number);
    int count = dice.chance(60) ? 1 : 2 + dice.below(2);
    List<String> packages = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      packages.add(i > 0 && dice.chance(60) ? packages.get(0) : generator.protoPackage());
    }
    packages.forEach(generator.symbols::declarePackage);
    packages.forEach(generator::addFile);
    int generated = dice.chance(70) ? count : 1 + dice.below(count);
    return new ProtoCase(number, generator.files, generated, RandomOptions.parameter(dice));
  }

  private void addFile(String protoPackage) {
    Syntax syntax = dice.pick(List.of(Syntax.values()));
    String folder = mark + (dice.chance(20) ? "/" + dice.word("v1 io class sub-dir A") : "");
    String name = symbols.declare(folder, this::fileName);
    FileDescriptorProto.Builder file =
        FileDescriptorProto.newBuilder().setName(folder + "/" + name + ".proto");
    if (!protoPackage.isEmpty()) {
      file.setPackage(protoPackage);
    }
    syntax.declareIn(file);
    addImports(file);
    addOptions(file, syntax);
    TypeGenerator types = new TypeGenerator(dice, symbols, visible, file, syntax);
    types.addTypes(files.isEmpty() ? 1 + dice.below(2) : dice.below(3));
    files.add(new ServiceGenerator(dice, symbols, visible, file).addServices());
  }

  private String fileName() {
    String word = Vocabulary.anyType(dice);
    return dice.chance(20) ? dice.word("a-b user.v1 x_y api item-Service my.API v2") : word;
  }

  private void addImports(FileDescriptorProto.Builder file) {
    for (FileDescriptorProto other : files) {
      if (dice.chance(75)) {
        file.addDependency(other.getName());
        if (dice.chance(30)) {
          file.addPublicDependency(file.getDependencyCount() - 1);
        }
      }
    }
    for (String wellKnown : Visible.WELL_KNOWN.keySet()) {
      if (dice.chance(12)) {
        file.addDependency(wellKnown);
      }
    }
  }

  private void addOptions(FileDescriptorProto.Builder file, Syntax syntax) {
    FileOptions.Builder options = file.getOptionsBuilder();
    if (unnamed ? dice.chance(30) : dice.chance(65)) {
      options.setJavaPackage(dice.chance(80) ? sharedJavaPackage : javaPackage());
    }
    if (syntax == Syntax.EDITION_2024) {
      Features.inEdition2024(file, dice);
    } else if (dice.chance(55)) {
      options.setJavaMultipleFiles(true);
    }
    if (dice.chance(30)) {
      options.setJavaOuterClassname(
          dice.chance(2) ? dice.word("../Evil A;B A.B a/b") : Vocabulary.type(dice));
    }
    if (dice.chance(8)) {
      options.setDeprecated(true);
    }
    if (dice.chance(1) && !syntax.isEdition()) {
      options.setJavaGenericServices(true);
    }
    if (dice.chance(90)) {
      // Makes protoc's code smaller, which is most of what is compiled, and does not matter to
      // ours.
      options.setOptimizeFor(OptimizeMode.CODE_SIZE);
    }
    if (file.getOptionsBuilder().build().equals(FileOptions.getDefaultInstance())) {
      file.clearOptions();
    }
  }

  private String protoPackage() {
    return unnamed && dice.chance(80) ? "" : packageName(1);
  }

  private String javaPackage() {
    if (dice.chance(1)) {
      return mark + dice.word("/../../evil .. .a. -b .1");
    }
    return packageName(0);
  }

  /** Has the case's mark, so that cases can share a run. No type is called like the first part. */
  private String packageName(int percentWithKeywords) {
    boolean keywords = dice.chance(percentWithKeywords);
    List<String> parts = new ArrayList<>(List.of(mark));
    for (int i = dice.below(3); i > 0; i--) {
      parts.add(1 + dice.below(parts.size()), Vocabulary.packagePart(dice, keywords));
    }
    if (dice.chance(30)) {
      Collections.swap(parts, 0, parts.size() - 1);
      parts.add(0, dice.word("com net"));
    }
    return String.join(".", parts);
  }
}
