package dev.tandem.runtime.ipc.json;

import com.google.protobuf.StringValue;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerCall;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.protobuf.ProtoUtils;
import java.util.concurrent.atomic.AtomicInteger;

/** A service that counts its calls, and echoes; or sends without end; or does nothing at all. */
final class EchoService {
  enum Handler {
    ECHO,
    ENDLESS,
    SILENT
  }

  private static final MethodDescriptor<StringValue, StringValue> ECHO =
      MethodDescriptor.<StringValue, StringValue>newBuilder(
              ProtoUtils.marshaller(StringValue.getDefaultInstance()),
              ProtoUtils.marshaller(StringValue.getDefaultInstance()))
          .setType(MethodType.BIDI_STREAMING)
          .setFullMethodName("a.B/Echo")
          .build();

  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger sent = new AtomicInteger();
  private final Handler handler;

  EchoService(Handler handler) {
    this.handler = handler;
  }

  ServerServiceDefinition bind() {
    return ServerServiceDefinition.builder("a.B").addMethod(ECHO, this::start).build();
  }

  private ServerCall.Listener<StringValue> start(
      ServerCall<StringValue, StringValue> call, Metadata headers) {
    open.incrementAndGet();
    call.sendHeaders(new Metadata());
    call.request(handler == Handler.SILENT ? 0 : 4);
    return new ServerCall.Listener<>() {
      @Override
      public void onReady() {
        while (handler == Handler.ENDLESS && call.isReady()) {
          send(StringValue.of("x".repeat(1_000)));
        }
      }

      private void send(StringValue message) {
        call.sendMessage(message);
        sent.incrementAndGet();
      }

      @Override
      public void onMessage(StringValue message) {
        send(message);
        call.request(1);
      }

      @Override
      public void onHalfClose() {
        if (handler != Handler.SILENT) {
          call.close(Status.OK, new Metadata());
        }
      }

      @Override
      public void onComplete() {
        open.decrementAndGet();
      }

      @Override
      public void onCancel() {
        open.decrementAndGet();
      }
    };
  }

  void awaitAllEnded() {
    while (open.get() > 0) {
      Thread.onSpinWait();
    }
  }

  /** How many messages it has sent, in all calls. */
  int sent() {
    return sent.get();
  }
}
