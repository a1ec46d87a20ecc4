package dev.tandem.database;

import dev.tandem.stubs.OtherProcess;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;

/** {@link UserServer} as a process with a small heap, and a channel to it. */
final class ServerProcess implements AutoCloseable {
  /** With which code {@code -XX:+ExitOnOutOfMemoryError} ends a JVM. */
  static final int OUT_OF_MEMORY = 3;

  private final Process process;
  private final ManagedChannel channel;

  private ServerProcess(Process process, ManagedChannel channel) {
    this.process = process;
    this.channel = channel;
  }

  static ServerProcess start(String url, int fetchSize) throws IOException {
    List<String> heap = List.of("-Xmx32m", "-XX:+ExitOnOutOfMemoryError");
    Process process = OtherProcess.start(UserServer.class, heap, url, "" + fetchSize);
    BufferedReader output = process.inputReader();
    StringBuilder said = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith("listening on ")) {
        String target = "localhost:" + line.substring("listening on ".length());
        return new ServerProcess(
            process, Grpc.newChannelBuilder(target, InsecureChannelCredentials.create()).build());
      }
      said.append(line).append('\n');
    }
    throw new IOException("the server did not start: " + said);
  }

  ManagedChannel channel() {
    return channel;
  }

  /** Waits until the process ends by itself, and gives its exit code. */
  int awaitEnd() throws InterruptedException {
    return process.waitFor();
  }

  @Override
  public void close() {
    channel.shutdownNow();
    process.destroyForcibly();
  }
}
