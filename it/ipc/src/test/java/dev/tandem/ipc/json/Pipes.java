package dev.tandem.ipc.json;

import dev.tandem.runtime.ipc.json.JsonChannel;
import dev.tandem.runtime.ipc.json.JsonServer;
import io.grpc.ManagedChannel;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A parent and a child in one process, and the two pipes between them. */
final class Pipes implements AutoCloseable {
  private final OutputStream childOutput;
  private final InputStream childInput;
  private final JsonServer parent;
  private final ManagedChannel child;
  private final BlockingQueue<String> text = new LinkedBlockingQueue<>();

  Pipes(ServerServiceDefinition... services) {
    try {
      Pipe requests = Pipe.open();
      Pipe responses = Pipe.open();
      childOutput = Channels.newOutputStream(requests.sink());
      childInput = Channels.newInputStream(responses.source());
      parent =
          JsonServer.start(
              List.of(services),
              Channels.newInputStream(requests.source()),
              Channels.newOutputStream(responses.sink()),
              text::add);
      child = JsonChannel.open(childInput, childOutput);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ManagedChannel channel() {
    return child;
  }

  JsonServer parent() {
    return parent;
  }

  /** Lines that the parent was told of. */
  BlockingQueue<String> text() {
    return text;
  }

  /** Writes to the child's standard output, as a careless library does. */
  void print(String anything) {
    try {
      childOutput.write(anything.getBytes(StandardCharsets.UTF_8));
      childOutput.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void closeChildOutput() throws IOException {
    childOutput.close();
  }

  void closeChildInput() throws IOException {
    childInput.close();
  }

  @Override
  public void close() {
    child.shutdownNow();
    parent.shutdownNow(Status.UNAVAILABLE.withDescription("the test is over"));
  }
}
