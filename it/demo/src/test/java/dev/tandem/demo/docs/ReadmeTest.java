package dev.tandem.demo.docs;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.hello.v1.Greeter;
import dev.tandem.protoc.diagnostics.Diagnostic;
import dev.tandem.protoc.diagnostics.Diagnostics;
import dev.tandem.protoc.options.GeneratorOptions;
import dev.tandem.protoc.options.OptionParser;
import dev.tandem.protoc.options.OptionSpec;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.w3c.dom.Element;

/** Compares README.md and docs/ with the code that they are about. */
@Timeout(30)
class ReadmeTest {
  private static final Path README = Documents.PROJECT.resolve("README.md");
  private static final Path ARCHITECTURE = Documents.PROJECT.resolve("docs/architecture.md");

  @Test
  void javaBlocksAreCompiledCode() {
    Map<String, String> regions = Documents.regions();
    Set<String> unused = new TreeSet<>(regions.keySet());
    for (Path document : Documents.ofThisModule()) {
      for (String block : Documents.blocks(document, "java")) {
        if (!block.startsWith("public interface ")) {
          assertTrue(regions.containsValue(block), () -> document + " has\n" + block);
          unused.removeIf(name -> block.equals(regions.get(name)));
        }
      }
    }
    assertEquals(Set.of(), unused, "regions that no document shows");
  }

  @Test
  void theInterfaceIsTheGeneratedOne() {
    List<String> shown =
        Documents.blocks(README, "java").stream()
            .filter(block -> block.startsWith("public interface Greeter {"))
            .toList();
    assertEquals(1, shown.size());
    Set<String> methods = new TreeSet<>();
    Matcher method = Pattern.compile("^  (.+;)$", Pattern.MULTILINE).matcher(shown.get(0));
    while (method.find()) {
      methods.add(method.group(1).replaceAll(" \\w+([,)])", "$1"));
    }
    Set<String> generated = new TreeSet<>();
    for (Method each : Greeter.class.getMethods()) {
      generated.add(signature(each));
    }
    assertEquals(generated, methods);
  }

  private static String signature(Method method) {
    String parameters =
        Stream.of(method.getGenericParameterTypes())
            .map(ReadmeTest::simpleName)
            .collect(joining(", "));
    return simpleName(method.getGenericReturnType())
        + " "
        + method.getName()
        + "("
        + parameters
        + ");";
  }

  private static String simpleName(Type type) {
    return type.getTypeName().replaceAll("\\w+[.]", "");
  }

  @Test
  void protoBlocksAreCompiledProtos() {
    List<String> protos =
        Documents.list(Path.of("src/test/proto"), ".proto").stream()
            .map(file -> Documents.read(file).strip())
            .toList();
    for (Path document : Documents.ofThisModule()) {
      for (String block : Documents.blocks(document, "proto")) {
        assertTrue(protos.contains(block), () -> document + " has\n" + block);
      }
    }
    assertEquals(1, Documents.blocks(README, "proto").size());
  }

  @Test
  void thePomIsBuiltAsAProjectOfItsOwn() {
    Path built = Documents.PROJECT.resolve("it/maven/src/it/readme/pom.xml");
    assertEquals(Documents.blocks(README, "xml").get(0).strip(), Documents.read(built).strip());
  }

  @Test
  void thePomNamesTheVersionsOfThisProject() throws Exception {
    Element project = Xml.read(Documents.PROJECT.resolve("pom.xml"));
    Element shown = Xml.parse(Documents.blocks(README, "xml").get(0));

    Element plugin = Xml.all(shown, "plugin").get(0);
    assertEquals("dev.tandem", Xml.text(plugin, "groupId"));
    assertEquals("tandem-maven-plugin", Xml.text(plugin, "artifactId"));
    assertEquals(Xml.text(project, "version"), Xml.text(plugin, "version"));
    assertEquals("generate", Xml.text(plugin, "goal"));

    List<String> dependencies = new ArrayList<>();
    for (Element dependency : Xml.all(shown, "dependency")) {
      dependencies.add(Xml.text(dependency, "artifactId") + " " + Xml.text(dependency, "version"));
    }
    assertEquals(
        List.of(
            "tandem-runtime " + Xml.text(project, "version"),
            "grpc-netty-shaded " + Xml.text(project, "grpc.version")),
        dependencies);
    String supported = Documents.read(README);
    assertTrue(supported.contains("grpc-java " + Xml.text(project, "grpc.version")));
    assertTrue(supported.contains("protobuf-java " + Xml.text(project, "protobuf.version")));
    assertTrue(supported.contains("Maven " + Xml.text(project, "maven.version")));
    assertTrue(supported.contains("Java " + Xml.text(project, "maven.compiler.release")));
  }

  @Test
  void theOptionsAreTheGeneratorsOptions() {
    List<String> shown = new ArrayList<>();
    for (List<String> row : Documents.table(README, "Options")) {
      String key = row.get(0).replace("`", "");
      shown.add(key);
      assertEquals(validValues(key), row.get(1).replace("`", ""), key);
      assertIsDefault(key, row.get(2).replace("`", ""));
    }
    assertEquals(
        Stream.of(OptionSpec.values()).map(OptionSpec::key).sorted().toList(),
        shown.stream().sorted().toList());
  }

  private static void assertIsDefault(String key, String value) {
    if (value.equals("empty")) { // Nobody has to write that down.
      assertEquals("", GeneratorOptions.defaults().suffix(), key);
      return;
    }
    Diagnostics diagnostics = new Diagnostics();
    GeneratorOptions options = OptionParser.parse(key + "=" + value, diagnostics);
    assertFalse(diagnostics.hasErrors(), diagnostics::report);
    assertEquals(GeneratorOptions.defaults(), options, key);
  }

  /** Takes them from the error for a bad value. */
  private static String validValues(String key) {
    Diagnostics diagnostics = new Diagnostics();
    OptionParser.parse(key + "=?", diagnostics);
    List<Diagnostic> errors = diagnostics.errors();
    String message = errors.get(0).toString();
    return message.substring(message.indexOf("valid: ") + "valid: ".length());
  }

  @Test
  void thePromisesNameTheirTests() {
    List<String> tests =
        Documents.list(Documents.PROJECT.resolve("it/stubs/src/test/java"), "Test.java").stream()
            .map(file -> file.getFileName().toString().replace(".java", ""))
            .toList();
    List<List<String>> promises = Documents.table(ARCHITECTURE, "Promises");
    assertEquals(15, promises.size());
    for (int i = 0; i < promises.size(); i++) {
      assertEquals(String.valueOf(i + 1), promises.get(i).get(0));
      String test = promises.get(i).get(2).replace("`", "");
      if (!test.equals("comes with issue 4")) {
        assertTrue(tests.contains(test), test);
      }
    }
  }

  @Test
  void thePackagesAreAllThere() {
    Set<String> shown = new TreeSet<>();
    for (List<String> row : Documents.table(ARCHITECTURE, "Packages")) {
      shown.add(row.get(0).replace("`", ""));
    }
    Set<String> packages = new TreeSet<>();
    for (String module : List.of("runtime", "testing", "protoc-plugin", "maven-plugin")) {
      Path sources = Documents.PROJECT.resolve(module).resolve("src/main/java");
      for (Path info : Documents.list(sources, "package-info.java")) {
        packages.add(sources.relativize(info.getParent()).toString().replaceAll("[/\\\\]", "."));
      }
    }
    assertEquals(packages, shown);
  }

  @Test
  void theLinksLeadSomewhere() {
    Pattern link = Pattern.compile("]\\((?!https?:)([^)#]*)(?:#([^)]*))?\\)");
    for (Path document : Documents.all()) {
      Matcher links = link.matcher(Documents.read(document));
      while (links.find()) {
        String file = links.group(1);
        Path target = file.isEmpty() ? document : document.resolveSibling(file);
        String anchor = links.group(2);
        assertTrue(Files.exists(target), () -> document + " links to " + target);
        assertTrue(
            anchor == null || Documents.anchors(target).contains(anchor),
            () -> document + " links to " + target + "#" + anchor);
      }
    }
  }

  @Test
  void theReadmeIsShort() {
    long lines = Documents.read(README).lines().count();
    assertTrue(lines < 150, () -> lines + " lines");
  }
}
