package dev.tandem.protoc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tandem.protoc.emit.ServiceEmitter;
import dev.tandem.protoc.options.GeneratorOptions;
import dev.tandem.protoc.testing.Protoc;
import dev.tandem.protoc.testing.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a process does not do because it would take time, and what it does early. */
@Timeout(60)
class StartTest {
  private static final Pattern LOADED = Pattern.compile("\\[(\\d+) *] (\\S+) source: .*");

  @Test
  void theWarmUpEmitsEachType() {
    assertEquals(5, ServiceEmitter.emit(WarmUp.service(), GeneratorOptions.defaults()).size());
  }

  @Test
  void loadsLittle(@TempDir Path folder) throws Exception {
    Map<String, Integer> threads = loadedClasses(folder);
    assertNotNull(threads.get(NoLogging.class.getName()));
    assertFalse(threads.containsKey("jdk.internal.logger.BootstrapLogger"), "logging is set up");
    if (Runtime.getRuntime().availableProcessors() > 1) {
      assertNotEquals(
          threads.get("dev.tandem.protoc.request.LeanRequest"),
          threads.get("com.palantir.javapoet.JavaFile"));
    }
  }

  /** All classes that a run loads, with the number of the thread that was the first to need it. */
  private static Map<String, Integer> loadedClasses(Path folder) throws Exception {
    Path request = folder.resolve("request");
    Path response = folder.resolve("response");
    Path classes = folder.resolve("classes");
    Files.write(
        request,
        Protoc.request(Samples.GOOD, List.of("news/v1/news_service.proto"), "").toByteArray());
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + classes + ":tid",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName())
            .redirectInput(request.toFile())
            .redirectOutput(response.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertTrue(process.waitFor(50, TimeUnit.SECONDS), "it hangs");
    } finally {
      process.destroyForcibly();
    }
    assertEquals(0, process.exitValue());
    assertTrue(Files.size(response) > 0);
    Map<String, Integer> threads = new HashMap<>();
    for (String line : Files.readAllLines(classes)) {
      Matcher loaded = LOADED.matcher(line);
      if (loaded.matches()) {
        threads.putIfAbsent(loaded.group(2), Integer.valueOf(loaded.group(1)));
      }
    }
    return threads;
  }
}
