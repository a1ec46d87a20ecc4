package dev.tandem.protoc.testing;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles sources that are in memory. */
public final class Javac {
  /** What we promise of generated code. */
  public static final List<String> STRICT =
      List.of("-Xlint:all", "-Xdoclint:all", "-Werror", "--release", "17");

  /** For protoc's own output, whose warnings are not ours. */
  public static final List<String> LENIENT = List.of("-nowarn", "--release", "17");

  private Javac() {}

  /**
   * Compiles.
   *
   * @param sources texts by path
   * @param folder takes the classes, and is on the class path
   * @param classPath more places with classes, before the test's own class path
   * @param options flags for javac
   * @return all that javac says; empty if all is well
   */
  public static String compile(
      Map<String, String> sources, Path folder, List<Path> classPath, List<String> options) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter output = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      Files.createDirectories(folder);
      List<String> places = new ArrayList<>();
      places.add(folder.toString());
      classPath.forEach(path -> places.add(path.toString()));
      places.add(System.getProperty("java.class.path"));
      List<String> arguments = new ArrayList<>(options);
      arguments.addAll(List.of("-proc:none", "-d", folder.toString()));
      arguments.addAll(List.of("-cp", String.join(System.getProperty("path.separator"), places)));
      boolean success =
          compiler.getTask(output, files, null, arguments, null, SourceFile.all(sources)).call();
      return success || !output.toString().isEmpty() ? notes(output.toString()) : "javac failed";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Drops notes, which are not warnings. */
  private static String notes(String output) {
    return String.join("\n", output.lines().filter(line -> !line.startsWith("Note: ")).toList());
  }
}
