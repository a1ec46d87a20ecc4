package dev.tandem.runtime.stub;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuntimeVersionTest {

  @Test
  void isThatOfTheProject() {
    String project = System.getProperty("tandem.project.version");
    assertTrue(project.startsWith(RuntimeVersion.CURRENT + "."), project);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0", "0.1", "0.0.9"})
  void takesCodeThatNeedsNoMore(String needed) {
    assertDoesNotThrow(() -> RuntimeVersion.require(needed, "a.B"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.1.1", "0.2", "0.10", "1.0"})
  void refusesCodeThatNeedsMore(String needed) {
    IllegalStateException e =
        assertThrows(
            IllegalStateException.class,
            () ->
                ServiceSchema.of(
                    "a.B",
                    needed,
                    () -> {
                      throw new AssertionError("not asked for");
                    }));
    assertEquals(
        "the generated code of a.B needs dev.tandem:tandem-runtime "
            + needed
            + " or newer, but this is "
            + RuntimeVersion.CURRENT
            + ": update the runtime, or generate with the older version",
        e.getMessage());
  }
}
