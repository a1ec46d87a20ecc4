package dev.tandem.maven.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The warm-up")
class WarmUpTest {
  @Test
  @DisplayName("makes stubs, so that a real run finds the generator loaded")
  void stubs() throws Exception {
    assertEquals(2, WarmUp.make(WarmUp.loadProtobuf()).size());
  }
}
