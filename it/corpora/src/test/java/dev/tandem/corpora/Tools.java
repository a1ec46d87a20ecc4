package dev.tandem.corpora;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** protoc with our plugin, and javac. */
final class Tools {
  /** What we promise of generated code. */
  static final List<String> STRICT =
      List.of("-Xlint:all", "-Xdoclint:all", "-Werror", "--release", "17");

  /** For protoc's own code. */
  static final List<String> LENIENT = List.of("-nowarn", "--release", "17");

  private static final int TIMEOUT_SECONDS = 120;

  private Tools() {}

  /** Runs protoc on a whole corpus and returns what it says. Fails if it does. */
  static String protoc(Corpus corpus, List<String> arguments, Path folder)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("corpora.protoc"));
    command.add("--plugin=protoc-gen-tandem=" + System.getProperty("corpora.plugin"));
    command.add("-I" + corpus.root());
    corpus.imports().forEach(path -> command.add("-I" + path));
    command.addAll(arguments);
    command.add("@" + Files.write(folder.resolve("protos.txt"), corpus.protos()));
    File log = folder.resolve("protoc.log").toFile();
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
    boolean ended = process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    process.destroyForcibly();
    String said = Files.readString(log.toPath());
    if (!ended || process.exitValue() != 0) {
      throw new AssertionError("protoc failed on " + corpus + ":\n" + said);
    }
    return said;
  }

  /** Compiles all sources in a folder and returns what javac says, except for notes. */
  static String javac(List<String> options, Path sources, Path classes, List<Path> classPath)
      throws IOException {
    List<String> places = new ArrayList<>(classPath.stream().map(Path::toString).toList());
    places.add(System.getProperty("java.class.path"));
    List<String> arguments = new ArrayList<>(options);
    arguments.addAll(List.of("-proc:none", "-d", Files.createDirectories(classes).toString()));
    arguments.addAll(List.of("-cp", String.join(File.pathSeparator, places)));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter output = new StringWriter();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      var units = manager.getJavaFileObjectsFromPaths(Corpus.files(sources, ".java"));
      boolean success = compiler.getTask(output, manager, null, arguments, null, units).call();
      String said =
          String.join(
              "\n", output.toString().lines().filter(l -> !l.startsWith("Note: ")).toList());
      return success || !said.isEmpty() ? said : "javac failed";
    }
  }
}
