package dev.tandem.benchmarks.report;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps all processors busy with a process that yields to every other. Virtual machines halt
 * processors that have nothing to do, and to wake one takes longer than most of what is measured.
 */
final class KeepAwake implements AutoCloseable {
  private static final List<List<String>> YIELDING =
      List.of(List.of("chrt", "--idle", "0"), List.of("nice", "-n", "19"));

  private final Process spinner;

  private KeepAwake(Process spinner) {
    this.spinner = spinner;
  }

  static KeepAwake start() {
    List<String> problems = new ArrayList<>();
    for (List<String> yielding : YIELDING) {
      try {
        return new KeepAwake(start(yielding));
      } catch (IOException e) {
        problems.add(e.getMessage());
      }
    }
    throw new IllegalStateException("keepAwake needs chrt or nice: " + problems);
  }

  private static Process start(List<String> yielding) throws IOException {
    List<String> command = new ArrayList<>(yielding);
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Spinner.class.getName());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    BufferedReader output = process.inputReader();
    String line = output.readLine();
    if (!Spinner.HELLO.equals(line)) {
      process.destroy();
      throw new IOException(yielding.get(0) + " said: " + line);
    }
    return process;
  }

  long pid() {
    return spinner.pid();
  }

  @Override
  public void close() {
    spinner.destroy();
  }
}
