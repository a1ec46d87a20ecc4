package dev.tandem.peers;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ClientStreamTracer;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerStreamTracer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes down, at our end, how many bytes each message had on the wire. */
final class WireLog extends ServerStreamTracer.Factory implements ClientInterceptor {
  private final List<Long> sent = new CopyOnWriteArrayList<>();
  private final List<Long> received = new CopyOnWriteArrayList<>();

  List<Long> sent() {
    return sent;
  }

  List<Long> received() {
    return received;
  }

  void clear() {
    sent.clear();
    received.clear();
  }

  @Override
  public ServerStreamTracer newServerStreamTracer(String method, Metadata headers) {
    return new ServerStreamTracer() {
      @Override
      public void outboundMessageSent(int number, long wireSize, long uncompressedSize) {
        sent.add(wireSize);
      }

      @Override
      public void inboundMessageRead(int number, long wireSize, long uncompressedSize) {
        received.add(wireSize);
      }
    };
  }

  @Override
  public <Q, R> ClientCall<Q, R> interceptCall(
      MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
    return next.newCall(method, options.withStreamTracerFactory(new OfCalls()));
  }

  private final class OfCalls extends ClientStreamTracer.Factory {
    @Override
    public ClientStreamTracer newClientStreamTracer(
        ClientStreamTracer.StreamInfo info, Metadata headers) {
      return new ClientStreamTracer() {
        @Override
        public void outboundMessageSent(int number, long wireSize, long uncompressedSize) {
          sent.add(wireSize);
        }

        @Override
        public void inboundMessageRead(int number, long wireSize, long uncompressedSize) {
          received.add(wireSize);
        }
      };
    }
  }
}
