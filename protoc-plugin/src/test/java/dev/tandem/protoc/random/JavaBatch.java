package dev.tandem.protoc.random;

import dev.tandem.protoc.testing.Javac;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles the sources of many cases at once, again and again without those that do not compile.
 */
final class JavaBatch {
  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

  /** For protoc's own Java, which is most of the work, and whose warnings are not ours. */
  private static final List<String> FAST = List.of("-nowarn", "-g:none");

  /** What javac says of the first source of a case that it does not like. */
  record Complaint(String kind, String text) {}

  private final Path classes;
  private final List<Path> classPath;
  private final boolean strict;
  private final Function<String, Integer> owner;

  /**
   * @param strict whether any warning counts, as in our own files
   * @param owner knows whose a file is, by its path
   */
  JavaBatch(Path classes, List<Path> classPath, boolean strict, Function<String, Integer> owner) {
    this.classes = classes;
    this.classPath = classPath;
    this.strict = strict;
    this.owner = owner;
  }

  /** Returns the complaints by the numbers of their cases; the others are compiled. */
  Map<Integer, Complaint> compile(Map<String, String> sources) {
    Map<String, String> rest = new TreeMap<>(sources);
    Map<Integer, Complaint> all = new TreeMap<>();
    while (!rest.isEmpty()) {
      Map<Integer, Complaint> complaints = compileOnce(rest);
      if (complaints.isEmpty()) {
        break;
      }
      all.putAll(complaints);
      rest.keySet().removeIf(path -> complaints.containsKey(owner.apply(path)));
    }
    return all;
  }

  private Map<Integer, Complaint> compileOnce(Map<String, String> sources) {
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
        COMPILER.getStandardFileManager(diagnostics, Locale.ROOT, null)) {
      Files.createDirectories(classes);
      List<JavaFileObject> units = new ArrayList<>();
      sources.forEach((path, text) -> units.add(new Source(path, text)));
      boolean success = COMPILER.getTask(null, files, diagnostics, arguments(), null, units).call();
      Map<Integer, Complaint> complaints = new TreeMap<>();
      for (Diagnostic<? extends JavaFileObject> diagnostic : diagnostics.getDiagnostics()) {
        if (diagnostic.getSource() instanceof Source source && counts(diagnostic.getKind())) {
          complaints.putIfAbsent(
              owner.apply(source.path),
              new Complaint("javac " + diagnostic.getCode(), describe(diagnostic, source)));
        }
      }
      if (!success && complaints.isEmpty()) {
        throw new IllegalStateException("javac fails: " + diagnostics.getDiagnostics());
      }
      return complaints;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean counts(Diagnostic.Kind kind) {
    return kind == Diagnostic.Kind.ERROR || strict && kind != Diagnostic.Kind.NOTE;
  }

  private List<String> arguments() {
    List<String> arguments = new ArrayList<>(strict ? Javac.STRICT : FAST);
    arguments.addAll(List.of("-proc:none", "-Xmaxerrs", "100000", "-Xmaxwarns", "100000"));
    arguments.addAll(List.of("-d", classes.toString(), "-cp"));
    arguments.add(
        Stream.concat(
                Stream.concat(Stream.of(classes), classPath.stream()).map(Path::toString),
                Stream.of(System.getProperty("java.class.path")))
            .collect(Collectors.joining(File.pathSeparator)));
    return arguments;
  }

  private static String describe(Diagnostic<?> diagnostic, Source source) {
    int line = (int) diagnostic.getLineNumber();
    String code = line < 1 ? "" : "\n  > " + source.text.split("\n", -1)[line - 1];
    return source.path + ":" + line + ": " + diagnostic.getMessage(Locale.ROOT) + code;
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String path;
    private final String text;

    Source(String path, String text) {
      super(URI.create("mem:///" + path), Kind.SOURCE);
      this.path = path;
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
