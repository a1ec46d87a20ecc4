package dev.tandem.stubs;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A client that sends as many requests as it likes, which no stub would do. */
public final class RawCall {
  private RawCall() {}

  /** Sends these requests and no more, and gives the status. */
  public static Status send(Channel channel, MethodDescriptor<?, ?> rpc, List<?> requests) {
    @SuppressWarnings("unchecked") // The test gives requests of the rpc's type.
    MethodDescriptor<Object, Object> loose =
        ((MethodDescriptor<Object, Object>) rpc)
            .toBuilder().setType(MethodDescriptor.MethodType.BIDI_STREAMING).build();
    ClientCall<Object, Object> call = channel.newCall(loose, CallOptions.DEFAULT);
    CompletableFuture<Status> end = new CompletableFuture<>();
    call.start(
        new ClientCall.Listener<>() {
          @Override
          public void onClose(Status status, Metadata trailers) {
            end.complete(status);
          }
        },
        new Metadata());
    call.request(100);
    requests.forEach(call::sendMessage);
    call.halfClose();
    return Await.result(end);
  }
}
