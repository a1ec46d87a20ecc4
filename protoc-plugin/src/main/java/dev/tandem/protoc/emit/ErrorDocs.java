package dev.tandem.protoc.emit;

import com.palantir.javapoet.CodeBlock;
import dev.tandem.protoc.model.DeclaredError;
import dev.tandem.protoc.model.MethodModel;

/** The Javadoc of declared errors: at the rpcs that declare them, and at their exceptions. */
final class ErrorDocs {
  private ErrorDocs() {}

  /** Tags for a method that throws the exceptions itself. */
  static CodeBlock tags(MethodModel method) {
    CodeBlock.Builder tags = CodeBlock.builder();
    for (DeclaredError error : method.errors()) {
      tags.add(line("@throws ", "", " for " + pair(error), error));
    }
    return tags.build();
  }

  /** A paragraph for a method whose result fails later. */
  static CodeBlock list(MethodModel method) {
    if (method.errors().isEmpty()) {
      return CodeBlock.of("");
    }
    CodeBlock.Builder list = CodeBlock.builder().add("<p>Declared errors:\n\n<ul>\n");
    for (DeclaredError error : method.errors()) {
      list.add(line("  <li>{@link ", "}:", " " + pair(error), error));
    }
    return list.add("</ul>\n\n").build();
  }

  /** The class around the exceptions. */
  static String all(String service) {
    return Prose.fill(
            "The errors that the service {@code "
                + service
                + "} declares. A handler throws them,"
                + " and clients do.")
        + "\n";
  }

  /** One exception. */
  static String exception(DeclaredError error) {
    return "The error " + pair(error) + ".\n";
  }

  /** Breaks the line behind the exception if it would be too long. */
  private static CodeBlock line(String before, String behind, String text, DeclaredError error) {
    String name = String.join(".", error.exception().simpleNames());
    boolean fits = (before + name + behind + text).length() <= Prose.WIDTH - 2;
    return CodeBlock.of(
        "$L$T$L$L\n",
        before,
        Poet.name(error.exception()),
        behind,
        fits ? text : "\n   " + " ".repeat(before.indexOf(before.strip())) + text);
  }

  private static String pair(DeclaredError error) {
    return "{@code %s} with {@code %s}".formatted(error.code(), error.detailName());
  }
}
