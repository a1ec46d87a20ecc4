package dev.tandem.protoc.testing;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.DocumentationTool;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Runs the javadoc tool on sources that are in memory. */
public final class Javadoc {
  private Javadoc() {}

  /**
   * Makes the documentation of all members, private ones too, with all checks.
   *
   * @param sources texts by path
   * @param folder takes the pages
   * @param classes classes that the sources use, besides those of the test's own class path
   * @return all that javadoc says; empty if all is well
   */
  public static String run(Map<String, String> sources, Path folder, Path classes) {
    DocumentationTool javadoc = ToolProvider.getSystemDocumentationTool();
    StringWriter output = new StringWriter();
    try (StandardJavaFileManager files = javadoc.getStandardFileManager(null, null, null)) {
      Files.createDirectories(folder);
      String classPath =
          classes + System.getProperty("path.separator") + System.getProperty("java.class.path");
      List<String> arguments = new ArrayList<>();
      arguments.addAll(List.of("-Xdoclint:all", "-Werror", "-private", "-quiet"));
      arguments.addAll(List.of("-noindex", "-notree", "-nohelp"));
      arguments.addAll(List.of("--release", "17", "-d", folder.toString(), "-cp", classPath));
      boolean success =
          javadoc.getTask(output, files, null, null, arguments, SourceFile.all(sources)).call();
      return success || !output.toString().isEmpty() ? output.toString() : "javadoc failed";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
