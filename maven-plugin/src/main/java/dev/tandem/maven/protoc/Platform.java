package dev.tandem.maven.protoc;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Names a machine as the published protoc binaries do. Own code, since os-maven-plugin would have
 * to be an extension of the user's build.
 */
public final class Platform {
  private Platform() {}

  /** The classifier for the machine that Maven runs on; empty if there is no binary for it. */
  public static Optional<String> current() {
    return classifier(System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  /**
   * The same, unless the user names another machine.
   *
   * @param configured a classifier, or null or blank to look at this machine; with one for which no
   *     binary is published, the result is empty
   */
  public static Optional<String> classifier(@Nullable String configured) {
    return configured == null || configured.isBlank() ? current() : ifPublished(configured.strip());
  }

  /** What to call the machine, whether there is a binary for it or not. */
  public static String describe(@Nullable String configured) {
    return configured == null || configured.isBlank()
        ? System.getProperty("os.name") + " on " + System.getProperty("os.arch")
        : configured.strip();
  }

  /** Whether a file needs no executable bit here. */
  public static boolean isWindows() {
    return "windows".equals(system(System.getProperty("os.name")));
  }

  /** The classifier for the values of the system properties {@code os.name} and {@code os.arch}. */
  static Optional<String> classifier(String osName, String osArch) {
    String system = system(osName);
    String cpu = cpu(osArch);
    String classifier =
        switch (system) {
          // Windows on ARM runs x86_64 programs, and there is no other protoc for it.
          case "windows" -> "aarch_64".equals(cpu) ? "windows-x86_64" : system + "-" + cpu;
          case "linux", "osx" -> system + "-" + cpu;
          default -> "";
        };
    return ifPublished(classifier);
  }

  // No lambda: this is asked in every build, and the first one costs a young JVM milliseconds.
  private static Optional<String> ifPublished(String classifier) {
    return isPublished(classifier) ? Optional.of(classifier) : Optional.empty();
  }

  private static boolean isPublished(String classifier) {
    return switch (classifier) {
      case "linux-x86_64",
          "linux-x86_32",
          "linux-aarch_64",
          "linux-ppcle_64",
          "linux-s390_64",
          "osx-x86_64",
          "osx-aarch_64",
          "windows-x86_64",
          "windows-x86_32" ->
          true;
      default -> false;
    };
  }

  private static String system(String osName) {
    String name = osName.toLowerCase(Locale.ROOT);
    if (name.startsWith("linux")) {
      return "linux";
    }
    if (name.startsWith("mac") || name.startsWith("darwin")) {
      return "osx";
    }
    return name.startsWith("windows") ? "windows" : name;
  }

  private static String cpu(String osArch) {
    String arch = osArch.toLowerCase(Locale.ROOT);
    return switch (arch) {
      case "amd64", "x86_64", "x86-64", "x64" -> "x86_64";
      case "aarch64", "arm64" -> "aarch_64";
      case "x86", "i386", "i486", "i586", "i686" -> "x86_32";
      case "ppc64le" -> "ppcle_64";
      case "s390x" -> "s390_64";
      default -> arch;
    };
  }
}
