package dev.tandem.maven.protoc;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tandem.maven.diagnostics.UserErrorException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A project's protoc")
class ProtocLimitsTest {
  @ParameterizedTest(name = "is not {0}, newer than its protobuf-java {1}")
  @CsvSource({
    "4.36.2, 4.30.0",
    "4.36.2, 4.36.1",
    "4.36.2, 3.25.8",
    "4.36.2, 4.36.2-RC1",
    "3.25.0, 3.24.4",
    "4.36.2, 4.30.0.redhat-00001",
    "5.40.0, 4.36.2"
  })
  void newer(String protoc, String runtime) {
    ProtocLimits limits = new ProtocLimits(Optional.of(runtime));
    UserErrorException e = assertThrows(UserErrorException.class, () -> limits.check(protoc, true));
    assertEquals(
        "protoc %s makes messages that are newer than the project's protobuf-java %s: they would fail when they are loaded. Use protoc %s, which is the default without protocVersion and protocExecutable, or raise protobuf-java to the release of protoc"
            .formatted(protoc, runtime, runtime),
        e.diagnostics().get(0).toString());
  }

  @ParameterizedTest(name = "can be {0} with protobuf-java {1}")
  @CsvSource({
    "4.36.2, 4.36.2",
    "4.36.2, 4.36.2.redhat-00001",
    "4.30.0, 4.36.2",
    "3.25.8, 4.36.2",
    "3.23.0, 4.36.2",
    "4.36.2, 5.40.0",
    "4.36.2, ",
    "4.36.2, odd",
    "odd, 4.36.2"
  })
  void notNewer(String protoc, String runtime) {
    ProtocLimits limits = new ProtocLimits(Optional.ofNullable(runtime));
    assertDoesNotThrow(() -> limits.check(protoc, true));
  }

  @ParameterizedTest(name = "is not {0}, which lacks what we need, whatever the runtime")
  @ValueSource(strings = {"3.22.5", "3.21.12", "3.5.1", "9.9.9"})
  void tooOld(String protoc) {
    String tooOld = "protoc %s is too old for Tandem, which needs protoc 3.23.0 or newer: ";
    assertEquals(
        tooOld.formatted(protoc)
            + "raise protobuf-java, from which protoc has its version, or set protocVersion or"
            + " protocExecutable",
        error(protoc, false));
    assertEquals(tooOld.formatted(protoc) + "raise protocVersion", error(protoc, true));
  }

  private static String error(String protoc, boolean configured) {
    ProtocLimits limits = new ProtocLimits(Optional.empty());
    return assertThrows(UserErrorException.class, () -> limits.check(protoc, configured))
        .diagnostics()
        .get(0)
        .toString();
  }

  @Test
  @DisplayName("is not an installed one that says that it is newer")
  void installed() {
    ProtocAnswer answer =
        new ProtocAnswer(
            Path.of("protoc"),
            "libprotoc 36.2",
            ProtobufRelease.ofProtoc("libprotoc 36.2").orElseThrow());
    ProtocLimits limits = new ProtocLimits(Optional.of("4.30.0"));
    UserErrorException e = assertThrows(UserErrorException.class, () -> limits.check(answer));
    assertEquals(
        "protoc (libprotoc 36.2) makes messages",
        e.diagnostics().get(0).toString().substring(0, 38));
  }
}
