package dev.tandem.faults;

import dev.tandem.faults.ServerMain.Behaviour;
import dev.tandem.stubs.Await;
import dev.tandem.stubs.OtherProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A {@link ServerMain} that can be killed and stopped. */
final class ServerProcess implements AutoCloseable {
  private final Process process;
  private final StringBuffer output = new StringBuffer();
  private final int port;

  private ServerProcess(Process process) {
    this.process = process;
    CompletableFuture<Integer> printed = new CompletableFuture<>();
    Thread reader = new Thread(() -> read(printed), "output of a server");
    reader.setDaemon(true);
    reader.start();
    port = Await.result(printed);
  }

  /** Reads all, so that the process never waits for that. */
  private void read(CompletableFuture<Integer> printed) {
    process
        .inputReader()
        .lines()
        .forEach(
            line -> {
              output.append(line).append('\n');
              if (line.startsWith("port ")) {
                printed.complete(Integer.parseInt(line.substring(5)));
              }
            });
    printed.completeExceptionally(new AssertionError("the server did not start: " + output));
  }

  /** Starts one on any port. */
  static ServerProcess start(Behaviour behaviour, String... jvmOptions) {
    return start(0, behaviour, jvmOptions);
  }

  /** Starts one on a port, where another was. */
  static ServerProcess start(int port, Behaviour behaviour, String... jvmOptions) {
    return new ServerProcess(
        OtherProcess.start(ServerMain.class, List.of(jvmOptions), "" + port, behaviour.name()));
  }

  int port() {
    return port;
  }

  /** Gives what it has printed and logged. */
  String output() {
    return output.toString();
  }

  /** Ends it without a chance to say so. */
  void kill() {
    process.destroyForcibly();
  }

  /** Lets it do nothing, until it continues. */
  void stop() {
    signal("STOP");
  }

  void proceed() {
    signal("CONT");
  }

  private void signal(String name) {
    try {
      Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start();
      if (kill.waitFor() != 0) {
        throw new AssertionError("kill failed");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    kill();
  }
}
