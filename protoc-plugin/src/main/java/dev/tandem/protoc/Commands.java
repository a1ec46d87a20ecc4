package dev.tandem.protoc;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** What the program does for people; protoc starts it without arguments. */
final class Commands {
  private static final String USAGE =
      """
      Tandem's plugin for protoc. It is not called by hand, but by protoc or a build tool:
        protoc --plugin=protoc-gen-tandem=PATH --tandem_out=DIR [--tandem_opt=KEY=VALUE] FILE.proto
      It has commands of its own for bug reports. With TANDEM_DUMP=FILE in its environment it keeps
      the request that protoc sends, and then
        protoc-gen-tandem --replay FILE             lists what it generates for that, or the errors
        protoc-gen-tandem --replay FILE --out DIR   also writes it
        protoc-gen-tandem --version
        protoc-gen-tandem --help
      """;

  /** With fewer, large requests take longer; with more, small ones do. */
  private static final int TRAINING_RUNS = 4;

  private Commands() {}

  static int run(String[] args, OutputStream stdout, PrintStream err) {
    PrintStream out = new PrintStream(stdout, true, StandardCharsets.UTF_8);
    int status = run(List.of(args), out, err);
    if (out.checkError()) {
      err.println(Main.NAME + "stdout broke");
      return 1;
    }
    return status;
  }

  private static int run(List<String> arguments, PrintStream out, PrintStream err) {
    try {
      if (arguments.equals(List.of("--help"))) {
        out.print(USAGE);
        return 0;
      } else if (arguments.equals(List.of("--version"))) {
        out.println(Main.NAME.replace(":", "") + version());
        return 0;
      } else if (arguments.equals(List.of("--train"))) {
        return train(err);
      } else if (isReplay(arguments)) {
        Path folder = arguments.size() == 4 ? Path.of(arguments.get(3)) : null;
        return new Replay(out, err).run(Path.of(arguments.get(1)), folder);
      }
      err.println(Main.NAME + "can't make sense of the arguments: " + String.join(" ", arguments));
    } catch (InvalidPathException e) {
      err.println(Main.NAME + "no path: " + Main.oneLine(e));
    }
    err.print(USAGE);
    return 1;
  }

  /**
   * For the launcher, which archives the classes that a run loads. From Java 25 on, the archive
   * also says which methods a run calls often, and a JVM that uses it compiles them while it
   * starts.
   */
  private static int train(PrintStream err) {
    byte[] request = TrainingRequest.make().toByteArray();
    int status = 0;
    for (int run = 0; run < TRAINING_RUNS && status == 0; run++) {
      InputStream in = new ByteArrayInputStream(request);
      status = Main.run(in, null, OutputStream.nullOutputStream(), err);
    }
    return status;
  }

  private static boolean isReplay(List<String> arguments) {
    boolean withFolder = arguments.size() == 4 && arguments.get(2).equals("--out");
    return arguments.get(0).equals("--replay") && (arguments.size() == 2 || withFolder);
  }

  /** As the jar's manifest has it: in a jar only. */
  private static String version() {
    String version = Main.class.getPackage().getImplementationVersion();
    return version == null ? "(not from a jar)" : version;
  }
}
