package dev.tandem.operation;

import com.google.protobuf.MessageLite;
import io.grpc.protobuf.services.BinaryLogSink;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * Writes the entries of a binary log, each a grpc.binarylog.v1.GrpcLogEntry, one after the other.
 */
record CallLog(OutputStream out) implements BinaryLogSink {

  @Override
  public synchronized void write(MessageLite entry) {
    try {
      entry.writeDelimitedTo(out); // while the call waits: give it a buffer
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    out.close();
  }
}
