package dev.tandem.maven.protoc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A release of protobuf")
class ProtobufReleaseTest {
  @ParameterizedTest(name = "{0} in repositories is what says {1}")
  @CsvSource({
    "4.36.2, libprotoc 36.2",
    "4.36.2.redhat-00001, libprotoc 36.2",
    "4.31.0-RC1, libprotoc 31.0-rc1",
    "4.31.0-rc-1, libprotoc 31.0-rc1",
    "3.25.8, libprotoc 25.8",
    "3.22.5, libprotoc 22.5",
    "3.21.12, libprotoc 3.21.12",
    "3.20.3, libprotoc 3.20.3",
    "3.5.1, libprotoc 3.5.1",
    "5.40.0, libprotoc 40.0",
  })
  void names(String artifact, String answer) {
    Optional<ProtobufRelease> release = ProtobufRelease.ofProtoc(answer + "\n");
    assertTrue(release.isPresent());
    assertEquals(ProtobufRelease.ofArtifact(artifact), release);
  }

  @Test
  @DisplayName("comes after those before it")
  void order() {
    List<ProtobufRelease> ordered =
        List.of(
                "3.9.1",
                "3.20.3",
                "3.21.0",
                "4.26.0",
                "4.30.0-RC1",
                "4.30.0-RC2",
                "4.30.0",
                "4.36.2")
            .stream()
            .map(version -> ProtobufRelease.ofArtifact(version).orElseThrow())
            .toList();
    assertEquals(ordered, ordered.stream().sorted().toList());
    assertEquals(ordered.size(), ordered.stream().distinct().count());
  }

  @ParameterizedTest(name = "is not {0}")
  @ValueSource(strings = {"", "odd", "4.36", "2.6.1", "4.99999999999.0"})
  void notOfAnArtifact(String version) {
    assertEquals(Optional.empty(), ProtobufRelease.ofArtifact(version));
  }

  @ParameterizedTest(name = "is not what says {0}")
  @ValueSource(strings = {"", "libprotoc", "protoc 36.2", "1.75.0", "libprotoc 36.2\nand more"})
  void notOfAProtoc(String answer) {
    assertEquals(Optional.empty(), ProtobufRelease.ofProtoc(answer));
  }
}
