package dev.tandem.protoc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tandem.protoc.testing.Samples;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Keeps the pipeline one-way, and its stages small. */
class ArchitectureTest {
  private static final String ROOT = "dev.tandem.protoc";

  /** Each package, and those of ours that it may import from. */
  private static final Map<String, Set<String>> ARROWS =
      Map.of(
          "", Set.of("emit", "analysis", "options", "diagnostics", "model", "request", "parallel"),
          "request", Set.of(),
          "emit", Set.of("options", "model", "parallel"),
          "analysis", Set.of("options", "extensions", "diagnostics", "model", "parallel"),
          "extensions", Set.of("diagnostics", "model"),
          "options", Set.of("diagnostics", "model"),
          "diagnostics", Set.of("model"),
          "model", Set.of(),
          "parallel", Set.of());

  private static final Pattern OURS = Pattern.compile("dev\\.tandem\\.protoc\\.([a-z]+)\\.");
  private static final Pattern RUNTIME = Pattern.compile("import (static )?dev\\.tandem\\.runtime");

  private static final Map<String, String> MAIN = Samples.texts(Path.of("src", "main", "java"));
  private static final Map<String, String> TEST = Samples.texts(Path.of("src", "test", "java"));

  @Test
  void importsGoOneWay() {
    List<String> wrong = new ArrayList<>();
    MAIN.forEach(
        (file, text) -> {
          Matcher used = OURS.matcher(text);
          while (used.find()) {
            String from = stage(file);
            boolean allowed = ARROWS.get(from).contains(used.group(1));
            if (!from.equals(used.group(1)) && !allowed) {
              wrong.add(file + " uses " + used.group(1));
            }
          }
        });
    assertEquals(List.of(), wrong);
  }

  @Test
  void everyPackageIsInTheDrawing() {
    Set<String> stages = new TreeSet<>();
    MAIN.keySet().forEach(file -> stages.add(stage(file)));
    assertEquals(new TreeSet<>(ARROWS.keySet()), stages);
  }

  @Test
  void everyPackageIsNullMarked() {
    for (String stage : ARROWS.keySet()) {
      String folder = (stage.isEmpty() ? ROOT : ROOT + "." + stage).replace('.', '/');
      String info = MAIN.getOrDefault(folder + "/package-info.java", "");
      assertEquals(1, info.split("@NullMarked", -1).length - 1, "@NullMarked of '" + stage + "'");
    }
  }

  @Test
  void javaPoetIsUsedInEmitOnly() {
    assertNone((file, text) -> text.contains("com.palantir") && !stage(file).equals("emit"));
  }

  @Test
  void protobufIsUnknownToModelsAndEmitters() {
    assertNone(
        (file, text) ->
            text.contains("com.google.protobuf")
                && !Set.of("", "analysis", "extensions", "request").contains(stage(file)));
  }

  @Test
  void theRuntimeIsUnknown() {
    assertNone((file, text) -> RUNTIME.matcher(text).find());
  }

  @Test
  void onlyMainKnowsTheProcess() {
    assertNone(
        (file, text) ->
            Pattern.compile("System\\.(out|err|in|exit|getenv|getProperty)").matcher(text).find()
                && !file.endsWith("/Main.java"));
  }

  @Test
  void noFileIsLong() {
    for (Map<String, String> files : List.of(MAIN, TEST)) {
      files.forEach(
          (file, text) -> assertEquals(true, text.lines().count() <= 300, file + " is too long"));
    }
  }

  private static void assertNone(BiPredicate<String, String> wrong) {
    List<String> found =
        MAIN.entrySet().stream()
            .filter(file -> wrong.test(file.getKey(), file.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    assertEquals(List.of(), found);
  }

  /** The package below the root, empty for the root itself. */
  private static String stage(String file) {
    String folder = file.substring(0, file.lastIndexOf('/')).replace('/', '.');
    return folder.equals(ROOT) ? "" : folder.substring(ROOT.length() + 1);
  }
}
