package dev.tandem.runtime.ipc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the child reads is what the parent wrote; anything else is told, without its secret. */
class DefinitionTest {
  private static final Definition DEFINITION =
      new Definition(
          "grpc",
          "[::1]:4711",
          12,
          34,
          Duration.ofMillis(1_500),
          Duration.ofSeconds(5),
          Secrets.next());

  private static String problem(String value) {
    String message =
        assertThrows(IllegalStateException.class, () -> Definition.decode(value)).getMessage();
    assertFalse(message.contains(DEFINITION.secret()), message);
    return message;
  }

  @Test
  void isReadAsItWasWritten() {
    assertEquals(DEFINITION, Definition.decode(DEFINITION.encode()));
  }

  @Test
  void isForOneLineOfTheLogWithoutTheSecret() {
    assertEquals("grpc at [::1]:4711 of process 12", DEFINITION.toString());
  }

  @Test
  void aProcessWithoutAParentIsTold() {
    assertTrue(problem(null).startsWith("TANDEM_PARENT is not set: no parent started this"));
    assertTrue(problem("").startsWith("TANDEM_PARENT is not set"));
    assertThrows(IllegalStateException.class, Parent::connect);
  }

  @Test
  void whatIsNotAParentsIsTold() {
    String good = DEFINITION.encode();
    assertEquals(
        "TANDEM_PARENT has no version: it is not what a parent sets. Leave it alone",
        problem("yes"));
    assertTrue(problem(good.replace("secret=", "s=")).startsWith("TANDEM_PARENT has no secret"));
    assertTrue(problem(good.replace("pid=12", "pid=x")).contains("pid is not a number"));
    assertTrue(problem(good.replace("version=1", "version=2")).contains("same version of tandem"));
  }
}
