package dev.tandem.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tandem.maven.diagnostics.UserErrorException;
import dev.tandem.maven.resolution.PluginChoice;
import java.io.File;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The element <nativePlugin>")
class NativePluginTest {
  private static final Map<String, Object> GRPC =
      Map.of("groupId", "io.grpc", "artifactId", "protoc-gen-grpc-java", "version", "1.83.1");

  @Test
  @DisplayName("is about an artifact of type exe, called like it without protoc-gen-")
  void artifact() throws Exception {
    PluginChoice choice = configured(GRPC).choice();
    assertEquals("grpc-java", choice.id());
    assertEquals("io.grpc:protoc-gen-grpc-java:exe:1.83.1", String.valueOf(choice.artifact()));
    assertEquals(List.of(), choice.options());
  }

  @ParameterizedTest(name = "is about a program: {0} is {1}")
  @CsvSource({
    "/opt/protoc-gen-zoo, zoo",
    "/opt/protoc-gen-zoo.exe, zoo",
    "/opt/zoo.sh, zoo",
    "zoo-1, zoo-1"
  })
  void executable(String file, String id) throws Exception {
    PluginChoice choice = configured(Map.of("executable", new File(file))).choice();
    assertEquals(id, choice.id());
    assertEquals(new File(file).getAbsoluteFile().toPath(), choice.executable());
    assertEquals(
        "api", configured(Map.of("executable", new File(file), "id", "api")).choice().id());
  }

  @Test
  @DisplayName("is an error if it is about neither, both, or half of an artifact")
  void half() {
    File file = new File("zoo");
    for (Map<String, Object> wrong :
        List.of(
            Map.<String, Object>of(),
            Map.<String, Object>of("id", "grpc"),
            Map.<String, Object>of("groupId", "io.grpc", "version", "1"),
            Map.<String, Object>of("executable", file, "artifactId", "zoo"),
            Map.<String, Object>of("executable", file, "classifier", "zoo"))) {
      String message = error(wrong);
      assertTrue(message.startsWith("nativePlugins: each has either groupId,"), message);
    }
  }

  @ParameterizedTest(name = "is an error if its id is {0}")
  @ValueSource(strings = {"", "a b", "x=y", "java", "kotlin", "a\nb"})
  void id(String id) {
    String message = error(Map.of("executable", new File("zoo"), "id", id));
    assertTrue(message.startsWith("nativePlugins: '" + id + "' cannot be the id"), message);
  }

  private static String error(Map<String, Object> elements) {
    return assertThrows(UserErrorException.class, () -> configured(elements).choice())
        .diagnostics()
        .get(0)
        .toString();
  }

  /** As Maven does it. */
  private static NativePlugin configured(Map<String, Object> elements) throws Exception {
    NativePlugin plugin = new NativePlugin();
    for (Map.Entry<String, Object> element : elements.entrySet()) {
      Field field = NativePlugin.class.getDeclaredField(element.getKey());
      field.setAccessible(true);
      field.set(plugin, element.getValue());
    }
    return plugin;
  }
}
