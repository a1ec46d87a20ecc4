package dev.tandem.operation;

import io.grpc.Metadata;
import io.grpc.ServerStreamTracer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Counts the bytes of each message on the wire, as a server sees them. */
final class WireSizes extends ServerStreamTracer.Factory {
  final List<Long> received = new CopyOnWriteArrayList<>();
  final List<Long> sent = new CopyOnWriteArrayList<>();

  @Override
  public ServerStreamTracer newServerStreamTracer(String method, Metadata headers) {
    return new ServerStreamTracer() {
      @Override
      public void inboundMessageRead(int number, long wireSize, long size) {
        received.add(wireSize);
      }

      @Override
      public void outboundMessageSent(int number, long wireSize, long size) {
        sent.add(wireSize);
      }
    };
  }
}
