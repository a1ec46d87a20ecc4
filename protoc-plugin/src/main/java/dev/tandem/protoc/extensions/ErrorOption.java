package dev.tandem.protoc.extensions;

import dev.tandem.protoc.diagnostics.Diagnostics;
import dev.tandem.protoc.model.SourceRef;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A {@code tandem.DeclaredError} as it is written, with a code that there is.
 *
 * @param code the name of gRPC's code
 * @param detail the name of the detail's message, which may be that of nothing
 * @param exception the name that the exception is given; empty if none
 * @param element what it is declared for, as errors name it
 * @param source where
 */
public record ErrorOption(
    String code, String detail, String exception, String element, SourceRef source) {
  // Fields of tandem.DeclaredError.
  private static final int CODE = 1;
  private static final int DETAIL = 2;
  private static final int EXCEPTION = 3;

  static List<ErrorOption> all(PlacedOption option, int field) {
    return option.messages(field).stream()
        .map(ErrorOption::read)
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<ErrorOption> read(PlacedOption error) {
    error.expectOnly(Set.of(CODE, DETAIL, EXCEPTION));
    int code = error.fields().number(CODE).orElse(0);
    String detail = error.fields().text(DETAIL);
    if (!Codes.isFailure(code)) {
      error.error(
          CODE,
          "declares an error without a code: set code to one of tandem.Code, such as"
              + " INVALID_ARGUMENT");
    }
    if (detail.isEmpty()) {
      error.error(
          DETAIL,
          "declares an error without a detail: set detail to the full name of a message, such as"
              + " \"common.v1.ValidationError\"");
    }
    return Codes.isFailure(code) && !detail.isEmpty()
        ? Optional.of(
            new ErrorOption(
                Codes.name(code),
                detail,
                error.fields().text(EXCEPTION),
                error.element(),
                error.positions().nearest(error.path())))
        : Optional.empty();
  }

  /**
   * Says that this can't be.
   *
   * @param diagnostics takes the error
   * @param message what is wrong, such as {@code declares …}
   */
  public void refuse(Diagnostics diagnostics, String message) {
    diagnostics.error(source, element + " " + message);
  }
}
