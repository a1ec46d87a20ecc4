package dev.tandem.interop;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ClientStreamTracer;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes down which messages of a client's calls were compressed on the wire. */
final class WireFlags extends ClientStreamTracer.Factory implements ClientInterceptor {
  private final List<Boolean> requests = new CopyOnWriteArrayList<>();
  private final List<Boolean> responses = new CopyOnWriteArrayList<>();

  List<Boolean> requests() {
    return requests;
  }

  List<Boolean> responses() {
    return responses;
  }

  @Override
  public <Q, R> ClientCall<Q, R> interceptCall(
      MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
    return next.newCall(method, options.withStreamTracerFactory(this));
  }

  @Override
  public ClientStreamTracer newClientStreamTracer(
      ClientStreamTracer.StreamInfo info, Metadata headers) {
    return new ClientStreamTracer() {
      @Override
      public void outboundMessageSent(int number, long wireSize, long uncompressedSize) {
        requests.add(wireSize < uncompressedSize);
      }

      @Override
      public void inboundMessageRead(int number, long wireSize, long uncompressedSize) {
        responses.add(uncompressedSize < 0); // What is compressed, it can't know.
      }
    };
  }
}
