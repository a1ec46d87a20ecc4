package dev.tandem.benchmarks.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.Function;

/**
 * Something that protoc is asked to do.
 *
 * @param name what the tables call it
 * @param arguments tells protoc, given a folder for the output
 * @param generates whether that makes files
 */
record Contender(String name, Function<Path, List<String>> arguments, boolean generates) {

  static Contender parseOnly() {
    return new Contender("parse only", out -> List.of("--descriptor_set_out=/dev/null"), false);
  }

  /** What protoc needs for any plugin: this one reads the request and says that it has done it. */
  static Contender idlePlugin(Path folder) throws IOException {
    Path script = folder.resolve("idle-plugin");
    // The response supports optional fields, and editions from proto2 to 2024.
    String response = "\\020\\003\\030\\346\\007\\040\\351\\007";
    Files.writeString(script, "#!/bin/sh\ncat >/dev/null\nprintf '" + response + "'\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    return new Contender("idle plugin", plugin("", script).arguments(), false);
  }

  static Contender plugin(String name, Path executable) {
    String plugin = "--plugin=protoc-gen-x=" + executable.toAbsolutePath();
    return new Contender(name, out -> List.of(plugin, "--x_out=" + out), true);
  }
}
