package dev.tandem.resilience;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** An {@link OrderServerMain} that can be killed, and what it has got until then. */
final class OrderServer implements AutoCloseable {
  private final Process process;
  private final Thread reader;
  private final Queue<String> calls = new ConcurrentLinkedQueue<>();
  private final int port;

  private OrderServer(Process process) throws Exception {
    this.process = process;
    CompletableFuture<Integer> printed = new CompletableFuture<>();
    reader = new Thread(() -> read(printed), "output of a server");
    reader.setDaemon(true);
    reader.start();
    port = printed.get(60, TimeUnit.SECONDS);
  }

  private void read(CompletableFuture<Integer> printed) {
    process.inputReader().lines().forEach(line -> read(line, printed));
    printed.completeExceptionally(new AssertionError("the server did not start"));
  }

  private void read(String line, CompletableFuture<Integer> printed) {
    if (line.startsWith("port ")) {
      printed.complete(Integer.parseInt(line.substring(5)));
    } else {
      calls.add(line);
    }
  }

  /** Starts one on a port or, if that is 0, on any. */
  static OrderServer start(int port) throws Exception {
    return new OrderServer(
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1", // It starts faster, and does not run for long.
                    "-cp",
                    System.getProperty("java.class.path"),
                    OrderServerMain.class.getName(),
                    "" + port))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start());
  }

  int port() {
    return port;
  }

  /** Gives the calls so far, such as {@code get 7}. */
  List<String> calls() {
    return List.copyOf(calls);
  }

  void setHealth(String status) throws IOException {
    BufferedWriter input = process.outputWriter();
    input.write(status + "\n");
    input.flush();
  }

  /** Ends it without a chance to say so, and reads all that it has printed. */
  void kill() throws InterruptedException {
    process.toHandle().destroyForcibly(); // Process.destroyForcibly() also drops what was printed.
    process.waitFor();
    reader.join();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
