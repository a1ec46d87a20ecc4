package dev.tandem.runtime.stub;

import java.util.Arrays;

/** The version of this runtime, against which generated code is checked when it is loaded. */
final class RuntimeVersion {
  static final String CURRENT = "0.1";

  private RuntimeVersion() {}

  /**
   * Refuses generated code that may call what this runtime does not have.
   *
   * @throws IllegalStateException that names both versions
   */
  static void require(String needed, String service) {
    if (Arrays.compare(numbers(needed), numbers(CURRENT)) > 0) {
      throw new IllegalStateException(
          "the generated code of "
              + service
              + " needs dev.tandem:tandem-runtime "
              + needed
              + " or newer, but this is "
              + CURRENT
              + ": update the runtime, or generate with the older version");
    }
  }

  private static int[] numbers(String version) {
    return Arrays.stream(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
  }
}
