package dev.tandem.web.browser;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.Gson;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs the tools of src/page, where they are installed. */
final class PageTool {
  private static final Path PAGE = Path.of("src/page");

  /** One run. */
  record Run(int exitCode, String output) {}

  private PageTool() {}

  /** Ends the test, skipped or failed, if one of these programs or the page's tools are missing. */
  static void assumeInstalled(String... programs) {
    List<String> missing = Stream.of(programs).filter(program -> !isOnPath(program)).toList();
    if (missing.isEmpty() && Files.isDirectory(PAGE.resolve("node_modules"))) {
      return;
    }
    String reason =
        "Not run: "
            + (missing.isEmpty() ? "the page's npm packages" : String.join(", ", missing))
            + " missing. it/web/install installs what the tests of the page need.";
    if (Boolean.getBoolean("browser.required")) {
      fail(reason);
    }
    System.err.println(reason);
    assumeTrue(false, reason);
  }

  /** Runs a script of package.json to its end; what it prints goes to target/{script}.txt. */
  static Run run(String script) throws IOException, InterruptedException {
    Path output = Path.of("target", script + ".txt");
    ProcessBuilder builder =
        new ProcessBuilder("npm", "run", script)
            .directory(PAGE.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("WEB_SERVER", new Gson().toJson(serverCommand()));
    Process process = builder.start();
    try {
      int exitCode = process.waitFor();
      return new Run(exitCode, Files.readString(output));
    } finally {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
    }
  }

  /** The command of a server, but for the port and the folder of the page. */
  private static List<String> serverCommand() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1", // it starts sooner
        "-Djava.util.logging.config.file=" + System.getProperty("java.util.logging.config.file"),
        "-cp",
        absoluteClassPath(),
        dev.tandem.web.Main.class.getName());
  }

  /** The class path of this JVM, for one that starts in another folder. */
  private static String absoluteClassPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static boolean isOnPath(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
