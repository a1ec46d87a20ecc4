package dev.tandem.maven;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The elements of a list in a configuration. */
final class Elements {
  private Elements() {}

  /**
   * Those that say something. Of an empty one, such as {@code <exclude>${more}</exclude>} where
   * that property has no value, Maven makes a null.
   */
  static <T> List<T> of(@Nullable List<T> configured) {
    List<T> elements = new ArrayList<>();
    if (configured != null) {
      for (T element : configured) {
        if (element != null) {
          elements.add(element);
        }
      }
    }
    return elements;
  }
}
