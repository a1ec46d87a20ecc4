package dev.tandem.maven.generation;

import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorRequest;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorResponse;
import dev.tandem.maven.diagnostics.CompilerMessages;
import dev.tandem.maven.diagnostics.Diagnostic.Severity;
import dev.tandem.maven.diagnostics.UserErrorException;
import dev.tandem.maven.output.GeneratedFiles;
import dev.tandem.protoc.Generator;
import dev.tandem.protoc.options.OptionSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Runs our generator in this JVM, with the very request that protoc would send to it. */
final class Stubs {
  private Stubs() {}

  /**
   * Adds the stubs of all services in some files of a descriptor set.
   *
   * @param targets the names of these files
   * @return the names of all protos that the files of the set import, also of those among them
   */
  static Set<String> addTo(
      GeneratedFiles files, ByteString descriptorSet, List<String> targets, String options)
      throws IOException, UserErrorException {
    CodeGeneratorRequest request = GeneratorInput.of(descriptorSet, targets, options);
    generate(files, request);
    return importedBy(request.getProtoFileList());
  }

  /** The names of all protos that these import, also of those among them. */
  static Set<String> importedBy(List<FileDescriptorProto> files) {
    Set<String> imports = new LinkedHashSet<>();
    for (FileDescriptorProto file : files) {
      imports.addAll(importedBy(file));
    }
    return imports;
  }

  /** The names of all protos that this one imports; since edition 2024 some for options only. */
  static List<String> importedBy(FileDescriptorProto file) {
    List<String> imports = new ArrayList<>(file.getDependencyList());
    imports.addAll(file.getOptionDependencyList());
    return imports;
  }

  /**
   * Adds the stubs of services that a protoc has compiled elsewhere.
   *
   * @param wanted by name, which files of the set to take
   */
  static void addTo(
      GeneratedFiles files, DescriptorSet compiled, Predicate<String> wanted, String options)
      throws IOException, UserErrorException {
    ByteString set = compiled.bytes();
    List<String> targets = compiled.targets(set, wanted);
    try {
      addTo(files, set, targets, options);
    } catch (UserErrorException e) {
      throw new UserErrorException(compiled.located(e.diagnostics()));
    }
  }

  /** The generator's options as they hold: those that are given, and the defaults of the others. */
  static List<String> optionsInWords(String given) {
    List<String> all = new ArrayList<>();
    for (OptionSpec option : OptionSpec.values()) {
      String start = option.key() + "=";
      all.add(
          Stream.of(given.split(","))
              .filter(each -> each.startsWith(start))
              .findFirst()
              .orElse(start + option.defaultValue() + " (default)"));
    }
    return all;
  }

  private static void generate(GeneratedFiles files, CodeGeneratorRequest request)
      throws IOException, UserErrorException {
    CodeGeneratorResponse response = Generator.generate(request);
    if (response.hasError()) {
      throw new UserErrorException(CompilerMessages.parse(response.getError(), Severity.ERROR));
    }
    for (CodeGeneratorResponse.File file : response.getFileList()) {
      files.add(file.getName(), file.getContentBytes().toByteArray());
    }
  }
}
