package dev.tandem.protoc.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The name of a Java class.
 *
 * @param packageName the package, empty for the unnamed one
 * @param simpleNames the simple names from the top-level class inwards, at least one
 */
public record JavaType(String packageName, List<String> simpleNames) {

  /** Takes an immutable copy. */
  public JavaType {
    if (simpleNames.isEmpty()) {
      throw new IllegalArgumentException("a Java type needs a name");
    }
    simpleNames = List.copyOf(simpleNames);
  }

  /**
   * Names a top-level type.
   *
   * @param packageName the package, empty for the unnamed one
   * @param simpleName the simple name
   * @return the type
   */
  public static JavaType topLevel(String packageName, String simpleName) {
    return new JavaType(packageName, List.of(simpleName));
  }

  /**
   * The name of the top-level class that this is or is in.
   *
   * @return a simple name
   */
  public String topLevelName() {
    return simpleNames.get(0);
  }

  /**
   * The name as Java code writes it.
   *
   * @return such as {@code com.example.Outer.Inner}
   */
  public String qualifiedName() {
    String inPackage = String.join(".", simpleNames);
    return packageName.isEmpty() ? inPackage : packageName + "." + inPackage;
  }

  // Written out, because Java makes those of a record when they are first called, which takes 10
  // ms.

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof JavaType type
        && packageName.equals(type.packageName)
        && simpleNames.equals(type.simpleNames);
  }

  @Override
  public int hashCode() {
    return 31 * packageName.hashCode() + simpleNames.hashCode();
  }

  @Override
  public String toString() {
    return qualifiedName();
  }
}
