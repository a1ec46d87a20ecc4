package dev.tandem.protoc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorRequest;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorResponse;
import dev.tandem.protoc.model.FixedTypes;
import dev.tandem.protoc.model.JavaType;
import dev.tandem.protoc.testing.Javac;
import dev.tandem.protoc.testing.Protoc;
import dev.tandem.protoc.testing.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that are many, or that no file of the samples can have on every system. */
class HazardousNamesTest {
  private static final String SERVICE =
      """
      service %1$s {
        rpc Unary(%2$s) returns (%2$s);
        rpc Down(%2$s) returns (stream %2$s);
        rpc Up(stream %2$s) returns (%2$s) { option deprecated = true; }
        rpc Chat(stream %2$s) returns (stream %2$s);
      }
      """;

  /** What protoc's own code is warned of is dropped, so this does not fail by itself. */
  private static final List<String> LINT = List.of("-Xlint:all", "--release", "17");

  @TempDir Path protos;
  @TempDir Path work;
  private int written;

  /** What generated code names. */
  private static Set<String> typeNames() {
    Set<String> names = new TreeSet<>(List.of("Object", "Void", "Record", "Class", "Generated"));
    FixedTypes.ALL.stream().map(JavaType::topLevelName).forEach(names::add);
    names.addAll(List.of("Publisher", "StubFactory", "StubType", "Unimplemented", "A"));
    names.addAll(List.of("UNARY", "DOWN", "SERVICE_NAME"));
    return names;
  }

  /** What its packages, variables and methods are called. */
  private static Set<String> otherNames() {
    Set<String> names = new TreeSet<>(List.of("io", "dev", "org", "javax", "jakarta", "lang"));
    names.addAll(List.of("schema", "descriptor", "service", "options", "binder", "channel"));
    names.addAll(List.of("callOptions", "request", "requests", "responses", "headers", "perCall"));
    names.addAll(List.of("unary", "down", "build", "bind", "google", "example"));
    names.addAll(List.of("module", "exports", "open", "with", "when", "a", "a1"));
    return names;
  }

  @Test
  void servicesMayHaveAnyName() throws IOException {
    for (Set<String> names : List.of(typeNames(), otherNames())) {
      StringBuilder proto = new StringBuilder("message Thing {}\n");
      names.forEach(name -> proto.append(SERVICE.formatted(name, "Thing")));
      write(proto.toString());
    }
    assertCompiles();
  }

  @Test
  void messagesAndEnumsMayHaveAnyName() throws IOException {
    for (Set<String> names : List.of(typeNames(), otherNames())) {
      StringBuilder rpcs = new StringBuilder();
      StringBuilder messages = new StringBuilder();
      StringBuilder enums = new StringBuilder();
      for (String name : names) {
        rpcs.append("rpc Use_%1$s(stream %1$s) returns (All.%1$s);\n".formatted(name));
        rpcs.append("rpc Get_%1$s(All.%1$s) returns (stream %1$s);\n".formatted(name));
        messages.append("message %s {}\n".formatted(name));
        enums.append("enum %1$s { Z_%1$s = 0; }\n".formatted(name));
      }
      String nested = "message All {\n" + messages + "}\n";
      write("service Uses {\n" + rpcs + "}\n" + messages + nested);
      write(SERVICE.formatted("Beside", "All") + enums + nested);
    }
    assertCompiles();
  }

  /** Some of them need their outer class named, as they have not one letter that Java takes. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "with blanks",
        "dots.v1",
        "a-b",
        "per%%41cent",
        "pl+us",
        "quo'te",
        "dol$lar",
        "a,b",
        "a=b",
        "sub/folder/x",
        "1",
        "_",
        "привет",
        "日本語",
        "🚀",
        "eñe",
        "back\\u002a\\slash",
        "*/ class X {}",
        "new\nline",
        "\u202Eevil",
        "con",
        "nul"
      })
  void filesMayHaveAnyName(String name) {
    CodeGeneratorRequest.Builder request =
        Protoc.request(Samples.GOOD, List.of("hazards/no_java_package.proto"), "").toBuilder();
    FileDescriptorProto.Builder file = request.getProtoFileBuilder(0).setName(name + ".proto");
    file.getOptionsBuilder().setJavaOuterClassname("NoJavaPackageOuterClass");
    CodeGeneratorResponse response =
        Generator.generate(request.setFileToGenerate(0, file.getName()).build());
    Samples.sources(response)
        .forEach(
            (path, text) -> {
              assertTrue(path.matches("hazards/no_java_package/NoJavaPackage\\w*\\.java"), path);
              String header = text.lines().findFirst().orElse("");
              assertTrue(
                  header.matches("// Generated by Tandem from .*\\.proto\\. Do not edit\\."),
                  header);
              assertTrue(text.lines().skip(1).findFirst().orElse("").startsWith("package "));
              assertTrue(
                  header
                      .chars()
                      .noneMatch(
                          c ->
                              c == '\\'
                                  || Character.isISOControl(c)
                                  || Character.getType(c) == Character.FORMAT),
                  header);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "..",
        "../a",
        "/a",
        "a/b",
        "a\\b",
        "a.b/../../c",
        "a b",
        " a",
        "a ",
        "a.",
        ".a",
        "a..b",
        "a:b",
        "C:",
        "a\0b",
        "a\nb",
        "a\u202Eb",
        "a\uFEFF",
        "a-b",
        "a;b",
        "a{}",
        "a.class.b",
        "a.null",
        "1a",
        "a.\u00201",
        "~",
        "$(a)",
        "a\u007Fb",
        "*"
      })
  void nothingIsWrittenElsewhere(String hostile) {
    CodeGeneratorRequest.Builder request =
        Protoc.request(Samples.GOOD, List.of("hazards/no_java_package.proto"), "").toBuilder();
    var options = request.getProtoFileBuilder(0).getOptionsBuilder();

    options.setJavaPackage(hostile);
    assertRefused("package: set the option java_package", request);
    options.clearJavaPackage().setJavaOuterClassname(hostile);
    assertRefused("class: set the option java_outer_classname", request);
    options.clearJavaOuterClassname();
    if (!hostile.strip().matches("\\w+")) {
      assertRefused("suffix", request.setParameter("suffix=" + hostile));
    }
  }

  private static void assertRefused(String why, CodeGeneratorRequest.Builder request) {
    CodeGeneratorResponse response = Generator.generate(request.build());
    assertEquals(0, response.getFileCount());
    assertTrue(response.getError().contains(why), response.getError());
    assertEquals(1, response.getError().lines().count(), response.getError());
  }

  @Test
  void packagesMayHaveOtherLetters() {
    CodeGeneratorRequest.Builder request =
        Protoc.request(Samples.GOOD, List.of("hazards/no_java_package.proto"), "").toBuilder();
    request.getProtoFileBuilder(0).getOptionsBuilder().setJavaPackage("été.日本.сom.$a._b");
    Samples.sources(Generator.generate(request.build()))
        .forEach(
            (path, text) -> {
              assertTrue(path.startsWith("été/日本/сom/$a/_b/NoJavaPackage"), path);
              assertTrue(text.contains("\npackage été.日本.сom.$a._b;\n"), text);
            });
  }

  @Test
  void aFileMayHave300Services() throws IOException {
    StringBuilder services = new StringBuilder("message Thing {}\n");
    for (int i = 0; i < 300; i++) {
      services.append("service Service%d { rpc Call(Thing) returns (stream Thing); }".formatted(i));
    }
    write(services.toString());
    assertEquals(1500, assertCompiles());
  }

  /** Writes a proto with a package of its own. */
  private void write(String types) throws IOException {
    int number = ++written;
    Files.writeString(
        protos.resolve("p" + number + ".proto"),
        """
        syntax = "proto3";
        package names.p%d;
        option java_multiple_files = true;
        option java_outer_classname = "TheFile";
        """
                .formatted(number)
            + types);
  }

  private int assertCompiles() throws IOException {
    List<String> files = Samples.protos(protos);
    Path messages = Files.createDirectories(work.resolve("messages"));
    Protoc.Result protoc = Protoc.run(protos, List.of("--java_out=" + messages), files);
    assertEquals(0, protoc.exitCode(), protoc.output());
    var sources = Samples.sources(Generator.generate(Protoc.request(protos, files, "")));
    // Together, because a class may hide what another one of its package needs.
    var all = new TreeMap<>(Samples.texts(messages));
    all.putAll(sources);
    List<String> complaints =
        Javac.compile(all, work.resolve("classes"), List.of(), LINT)
            .lines()
            .filter(
                line -> sources.keySet().stream().anyMatch(line.replaceFirst("^/", "")::startsWith))
            .toList();
    assertEquals(List.of(), complaints);
    return sources.size();
  }
}
