package dev.tandem.interop;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Processes with grpc-java's class path: its release, its protobuf. */
final class GrpcJava {
  private static final Path CLASS_PATH = Path.of(System.getProperty("interop.class-path"));

  private GrpcJava() {}

  /**
   * Starts a main class of grpc-java, or a test class of ours that needs no other of our classes.
   */
  static Process start(Path log, boolean readable, List<String> mainAndArguments) {
    try {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      // They live for a second.
      command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
      command.addAll(
          List.of(
              "-cp", Files.readString(CLASS_PATH) + File.pathSeparator + "target/test-classes"));
      command.addAll(mainAndArguments);
      ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
      if (!readable) {
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
      }
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives the file for the output of a process. */
  static Path log(String name) {
    try {
      return Files.createDirectories(Path.of("target", "grpc-java")).resolve(name + ".log");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
