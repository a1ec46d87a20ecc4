package dev.tandem.benchmarks.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The projects that are built. */
enum Project {
  /** One module with four services. */
  MODULE {
    @Override
    void write(Path folder, String pom) throws IOException {
      Files.writeString(Files.createDirectories(folder).resolve("pom.xml"), pom);
      for (String proto : FOUR_SERVICES) {
        Path copy = protos(folder).resolve(proto);
        Files.createDirectories(copy.getParent());
        Files.copy(SAMPLES.resolve(proto), copy);
      }
    }
  },
  /** Four such modules. */
  REACTOR {
    @Override
    void write(Path folder, String pom) throws IOException {
      for (String module : MODULES) {
        MODULE.write(folder.resolve(module), named(pom, module));
      }
      String list =
          MODULES.stream().map("<module>%s</module>"::formatted).collect(Collectors.joining());
      Files.writeString(
          folder.resolve("pom.xml"),
          """
          <project xmlns="http://maven.apache.org/POM/4.0.0">
            <modelVersion>4.0.0</modelVersion>
            <groupId>dev.tandem.it</groupId>
            <artifactId>reactor</artifactId>
            <version>1</version>
            <packaging>pom</packaging>
            <modules>%s</modules>
          </project>
          """
              .formatted(list));
    }
  },
  /** One module with 300 protos, each with a message and a service, each importing another one. */
  MANY {
    @Override
    void write(Path folder, String pom) throws IOException {
      Path acme = Files.createDirectories(protos(folder).resolve("acme"));
      Files.writeString(folder.resolve("pom.xml"), pom);
      Files.writeString(acme.resolve("m0.proto"), proto("M0", "M0", ""));
      for (int number = 1; number < 300; number++) {
        int previous = number - 1;
        Files.writeString(
            acme.resolve("m" + number + ".proto"),
            proto("M" + number, "M" + previous, "import \"acme/m" + previous + ".proto\";"));
      }
    }
  };

  private static final List<String> MODULES =
      List.of("module-1", "module-2", "module-3", "module-4");
  private static final Path SAMPLES = Path.of("../../proto-samples/src/main/proto");
  private static final List<String> FOUR_SERVICES =
      List.of(
          "routeguide/route_guide.proto",
          "ecommers/product_info.proto",
          "chatapp/user_service.proto",
          "chatapp/message_service.proto");

  /**
   * Writes it.
   *
   * @param pom that of a module
   */
  abstract void write(Path folder, String pom) throws IOException;

  /** Changes one comment of {@link #MODULE}, in another way each round. */
  static void changeComment(Path folder, int round) throws IOException {
    String sample = Files.readString(SAMPLES.resolve(FOUR_SERVICES.get(0)));
    Files.writeString(
        protos(folder).resolve(FOUR_SERVICES.get(0)),
        sample.replaceFirst("(?m)^service ", "// Round " + round + ".\nservice "));
  }

  /**
   * Takes away all that builds have made, as in a fresh clone. It is not deleted: to make a file,
   * ext4 looks at each one that was deleted in its neighbourhood within the last minutes.
   */
  static void clean(Path folder) throws IOException {
    Path taken = Files.createTempDirectory(folder.getParent(), "cleaned");
    takeAway(folder.resolve("target"), taken.resolve("target"));
    for (String module : MODULES) {
      takeAway(folder.resolve(module).resolve("target"), taken.resolve(module));
    }
  }

  private static void takeAway(Path made, Path to) throws IOException {
    if (Files.exists(made)) {
      Files.move(made, to);
    }
  }

  private static Path protos(Path module) {
    return module.resolve("src/main/proto");
  }

  private static String named(String pom, String name) {
    return pom.replace(
        "<artifactId>benchmark</artifactId>", "<artifactId>" + name + "</artifactId>");
  }

  private static String proto(String message, String other, String imports) {
    return """
    syntax = "proto3";

    package acme;

    %3$s

    option java_multiple_files = true;
    option java_package = "com.acme";

    // A message.
    message %1$s {
      // Its text.
      string text = 1;
      repeated %2$s others = 2;
    }

    // A service.
    service %1$sService {
      rpc Get(%1$s) returns (%2$s);
      rpc List(%1$s) returns (stream %2$s);
    }
    """
        .formatted(message, other, imports);
  }
}
