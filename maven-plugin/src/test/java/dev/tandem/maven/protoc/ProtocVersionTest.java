package dev.tandem.maven.protoc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The version of protoc")
class ProtocVersionTest {
  @ParameterizedTest(name = "configured {0}, protobuf-java {1} -> {2}")
  @CsvSource({
    "4.30.0, 4.36.2, 4.30.0",
    "' 4.30.0 ', , 4.30.0",
    "21.0-rc-1, 4.36.2, 21.0-rc-1",
    ", 4.36.2, 4.36.2",
    "'', 3.25.5, 3.25.5",
    ", 4.31.0-RC1, 4.31.0-RC1",
    ", 4.31.0-rc-1, 4.31.0-rc-1",
    ", 4.28.2.redhat-00001, 4.28.2",
    ", 3.25.5-vendor2, 3.25.5",
    ", odd, odd",
  })
  void choice(String configured, String protobufJava, String expected) {
    assertEquals(expected, ProtocVersion.choose(configured, Optional.ofNullable(protobufJava)));
  }

  @ParameterizedTest(name = "that is called {0} is {1} in repositories")
  @CsvSource({"36.2, 4.36.2", "27.0, 4.27.0", "25.8, 3.25.8", "4.36.2, ", "20.1, ", "odd, "})
  void onGithub(String name, String published) {
    String hint = "\nRelease %s of protobuf is published as %s.".formatted(name, published);
    assertEquals(published == null ? "" : hint, ProtocVersion.hint(name));
  }

  @Test
  @DisplayName("is ours if nobody says anything")
  void byDefault() {
    assertEquals(ProtocVersion.DEFAULT, ProtocVersion.choose(null, Optional.empty()));
    assertTrue(ProtocVersion.DEFAULT.matches("4\\.\\d+\\.\\d+"), ProtocVersion.DEFAULT);
  }
}
