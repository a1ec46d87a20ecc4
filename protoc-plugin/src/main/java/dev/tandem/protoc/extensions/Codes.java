package dev.tandem.protoc.extensions;

import java.util.List;

/** The codes of gRPC, which {@code tandem.Code} numbers as gRPC does. */
final class Codes {
  private static final List<String> NAMES =
      List.of(
          "OK",
          "CANCELLED",
          "UNKNOWN",
          "INVALID_ARGUMENT",
          "DEADLINE_EXCEEDED",
          "NOT_FOUND",
          "ALREADY_EXISTS",
          "PERMISSION_DENIED",
          "RESOURCE_EXHAUSTED",
          "FAILED_PRECONDITION",
          "ABORTED",
          "OUT_OF_RANGE",
          "UNIMPLEMENTED",
          "INTERNAL",
          "UNAVAILABLE",
          "DATA_LOSS",
          "UNAUTHENTICATED");

  private Codes() {}

  /**
   * Whether it is the code of a failure. Zero is that of success and, as an option, says nothing.
   */
  static boolean isFailure(int number) {
    return number > 0 && number < NAMES.size();
  }

  static String name(int number) {
    return NAMES.get(number);
  }
}
