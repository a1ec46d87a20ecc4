package dev.tandem.maven.protoc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A machine's name among the published protoc binaries")
class PlatformTest {
  @ParameterizedTest(name = "{0} {1} -> {2}")
  @CsvSource({
    "Linux, amd64, linux-x86_64",
    "Linux, x86_64, linux-x86_64",
    "Linux, aarch64, linux-aarch_64",
    "Linux, i386, linux-x86_32",
    "Linux, i686, linux-x86_32",
    "Linux, ppc64le, linux-ppcle_64",
    "Linux, s390x, linux-s390_64",
    "Mac OS X, x86_64, osx-x86_64",
    "Mac OS X, aarch64, osx-aarch_64",
    "Darwin, arm64, osx-aarch_64",
    "Windows 11, amd64, windows-x86_64",
    "Windows Server 2022, x86, windows-x86_32",
    "Windows 11, aarch64, windows-x86_64",
    "Linux, riscv64,",
    "Linux, ppc64,",
    "Linux, loongarch64,",
    "FreeBSD, amd64,",
    "SunOS, amd64,",
    "Mac OS X, ppc64le,",
  })
  void classifier(String osName, String osArch, String expected) {
    assertEquals(Optional.ofNullable(expected), Platform.classifier(osName, osArch));
  }
}
