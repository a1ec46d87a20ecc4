package dev.tandem.protoc.model;

import java.util.Locale;

/**
 * An error with which rpcs of a service may fail.
 *
 * @param exception the class that stands for it
 * @param code the name of gRPC's code, such as {@code NOT_FOUND}
 * @param detail the type of the detail
 * @param detailName the full name of the detail in the proto
 * @param mentionsDeprecated whether the detail's type is deprecated
 */
public record DeclaredError(
    JavaType exception,
    String code,
    JavaType detail,
    String detailName,
    boolean mentionsDeprecated) {

  /**
   * The name of the runtime's exception for the code.
   *
   * @return such as {@code NotFound} for {@code NOT_FOUND}
   */
  public String codeException() {
    StringBuilder name = new StringBuilder();
    for (String word : code.split("_", -1)) {
      name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
    }
    return name.toString();
  }
}
