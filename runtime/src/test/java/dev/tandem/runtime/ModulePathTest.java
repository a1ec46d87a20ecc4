package dev.tandem.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The runtime is a module, and works as one: compiled against and run by real processes. */
@Timeout(60)
class ModulePathTest {
  private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

  @TempDir Path folder;

  private static String run(String tool, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(JAVA_HOME.resolve("bin/" + tool).toString()));
    command.addAll(arguments);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes());
    process.waitFor();
    return output;
  }

  /** The runtime and what it depends on; not the tests and their libraries. */
  private static String modulePath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.endsWith("test-classes"))
        .filter(entry -> !entry.matches(".*(junit|opentest4j|apiguardian|surefire).*"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  @Test
  void anApplicationModuleUsesIt() throws IOException, InterruptedException {
    Path module = folder.resolve("module-info.java");
    Files.writeString(module, "module app { requires dev.tandem.runtime; }");
    Path main = folder.resolve("Main.java");
    Files.writeString(
        main,
        """
        package app;

        import com.google.protobuf.StringValue;
        import dev.tandem.runtime.RpcException;

        public class Main {
          public static void main(String[] args) {
            RpcException e = new RpcException.NotFound("none").withDetail(StringValue.of("why"));
            System.out.print(e.detail(StringValue.class).orElseThrow().getValue());
            System.out.print(" " + RpcException.class.getModule());
          }
        }
        """);
    String classes = folder.resolve("classes").toString();
    String path = modulePath();
    assertEquals(
        "", run("javac", List.of("-p", path, "-d", classes, module.toString(), main.toString())));
    assertEquals(
        "why module dev.tandem.runtime",
        run("java", List.of("-p", path + File.pathSeparator + classes, "-m", "app/app.Main")));
  }
}
