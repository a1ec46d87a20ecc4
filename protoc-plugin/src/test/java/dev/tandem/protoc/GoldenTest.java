package dev.tandem.protoc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.tandem.protoc.testing.Javac;
import dev.tandem.protoc.testing.Messages;
import dev.tandem.protoc.testing.Protoc;
import dev.tandem.protoc.testing.Samples;
import io.grpc.MethodDescriptor;
import io.grpc.ServiceDescriptor;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is generated for each sample is the text that is kept beside this test, compiles without a
 * warning, and loads. {@code mvn -Dgolden=update} writes the texts anew.
 */
class GoldenTest {
  private static final Path GOLDEN = Path.of("src", "test", "golden");
  private static final boolean UPDATE = "update".equals(System.getProperty("golden"));

  /** With all four kinds of rpc: each option is shown on it. */
  private static final String ALL_KINDS = "routeguide/route_guide.proto";

  private static final List<String> OPTIONS =
      List.of(
          "async=false",
          "client=false",
          "server=false",
          "lite=true",
          "client=false,server=false,unimplemented=abstract",
          "unimplemented=abstract",
          "suffix=Api",
          "nullness=jspecify",
          "generated=javax",
          "generated=jakarta",
          "generated=javax.annotation.processing.Generated",
          "generated=com.acme.Mark");

  @TempDir Path classes;

  private record Case(Path root, String proto, String options) {
    Case(String proto, String options) {
      this(Samples.GOOD, proto, options);
    }

    /** Such as {@code user.v1.user_service@suffix=Api}. */
    String name() {
      String sample = proto.replace(".proto", "").replace('/', '.');
      String folder = root.equals(Samples.GOOD) ? "" : "options.";
      return folder + (options.isEmpty() ? sample : sample + "@" + options);
    }

    Map<String, String> generate() {
      return Samples.sources(Samples.generate(root, proto, options));
    }
  }

  private static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    Samples.protos(Samples.GOOD).forEach(proto -> cases.add(new Case(proto, "")));
    OPTIONS.forEach(options -> cases.add(new Case(ALL_KINDS, options)));
    Path withOptions = Samples.WITH_OPTIONS;
    Samples.protos(withOptions).forEach(proto -> cases.add(new Case(withOptions, proto, "")));
    return cases;
  }

  @TestFactory
  Stream<DynamicTest> isAsExpected() {
    return cases().stream().map(c -> dynamicTest(c.name(), () -> compare(c)));
  }

  private static void compare(Case c) throws IOException {
    Path folder = GOLDEN.resolve(c.name());
    Map<String, String> generated = c.generate();
    if (UPDATE) {
      assertTrue(System.getenv("CI") == null, "expected texts are not updated in CI");
      update(folder, generated);
    }
    Map<String, String> expected = Samples.texts(folder);
    assertEquals(expected.keySet(), generated.keySet(), "files of " + c.name());
    generated.forEach((path, text) -> assertEquals(expected.get(path), text, path));
  }

  private static void update(Path folder, Map<String, String> generated) throws IOException {
    for (Map.Entry<String, Path> old : Samples.files(folder).entrySet()) {
      if (!generated.containsKey(old.getKey())) {
        Files.delete(old.getValue());
      }
    }
    for (Map.Entry<String, String> source : generated.entrySet()) {
      Path file = folder.resolve(source.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, source.getValue());
    }
  }

  @Test
  void noExpectedTextIsLeftOver() {
    Set<String> expected = new TreeSet<>();
    cases().forEach(c -> expected.add(c.name()));
    Set<String> stale = new TreeSet<>();
    for (String file : Samples.files(GOLDEN).keySet()) {
      String sample = file.substring(0, file.indexOf('/'));
      if (!expected.contains(sample)) {
        stale.add(sample);
      }
    }
    assertEquals(Set.of(), stale, "folders of no sample; delete them");
  }

  @TestFactory
  Stream<DynamicTest> compilesWithoutWarningsAndLoads() {
    return cases().stream().map(c -> dynamicTest(c.name(), () -> compileAndLoad(c)));
  }

  private void compileAndLoad(Case c) throws Exception {
    Map<String, String> sources = c.generate();
    if (sources.isEmpty()) {
      return;
    }
    Path folder = classes.resolve(c.name());
    String complaints = Javac.compile(sources, folder, List.of(Messages.CLASSES), Javac.STRICT);
    assertEquals("", complaints);
    URL[] classPath = {folder.toUri().toURL(), Messages.CLASSES.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(classPath)) {
      for (String path : sources.keySet()) {
        if (path.endsWith("Rpc.java")) {
          String name = path.replace(".java", "").replace('/', '.');
          assertDescribesItsService(Class.forName(name, true, loader));
        }
      }
    }
  }

  /** Loading it has made the runtime compare the code with the proto's own descriptor. */
  private static void assertDescribesItsService(Class<?> rpc) throws Exception {
    ServiceDescriptor service = (ServiceDescriptor) rpc.getMethod("serviceDescriptor").invoke(null);
    assertEquals(rpc.getField("SERVICE_NAME").get(null), service.getName());
    Set<Object> constants = new HashSet<>();
    for (Field field : rpc.getFields()) {
      if (field.getType() == MethodDescriptor.class) {
        constants.add(field.get(null));
      }
    }
    assertEquals(constants, Set.copyOf(service.getMethods()));
  }

  @Test
  void allSamplesTogetherGiveTheSameTextsAsEachAlone() {
    List<String> protos = Samples.protos(Samples.GOOD);
    Map<String, String> each = new TreeMap<>();
    protos.forEach(proto -> each.putAll(new Case(proto, "").generate()));
    Map<String, String> together =
        Samples.sources(Generator.generate(Protoc.request(Samples.GOOD, protos, "")));
    assertEquals(each, together);
  }
}
