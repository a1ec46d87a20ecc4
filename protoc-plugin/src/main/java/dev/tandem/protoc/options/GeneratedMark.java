package dev.tandem.protoc.options;

import java.util.Set;

/**
 * The annotation that marks a type as generated.
 *
 * @param className its qualified name, or empty for no mark
 */
public record GeneratedMark(String className) {
  /** No annotation at all. */
  public static final GeneratedMark NONE = new GeneratedMark("");

  /** The annotations of the platform must name the generator. */
  private static final Set<String> WITH_VALUE =
      Set.of(
          "javax.annotation.Generated",
          "javax.annotation.processing.Generated",
          "jakarta.annotation.Generated");

  /**
   * Whether types are marked.
   *
   * @return false if there is no annotation
   */
  public boolean isPresent() {
    return !className.isEmpty();
  }

  /**
   * The package of an annotation that is present.
   *
   * @return such as {@code javax.annotation}
   */
  public String packageName() {
    return className.substring(0, className.lastIndexOf('.'));
  }

  /**
   * The name of an annotation without its package.
   *
   * @return such as {@code Generated}; empty for no annotation
   */
  public String simpleName() {
    return className.substring(className.lastIndexOf('.') + 1);
  }

  /**
   * Whether the annotation has a value that names the generator.
   *
   * @return false for a bare marker
   */
  public boolean hasValue() {
    return WITH_VALUE.contains(className);
  }
}
