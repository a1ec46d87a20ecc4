package dev.tandem.maven.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The warm-up")
class WarmUpTest {
  @Test
  @DisplayName("makes each type, so that a real run finds all of it loaded")
  void all() throws Exception {
    assertEquals(5, WarmUp.make().size());
  }
}
