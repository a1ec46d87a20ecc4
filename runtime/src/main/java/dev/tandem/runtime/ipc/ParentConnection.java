package dev.tandem.runtime.ipc;

import com.google.protobuf.Empty;
import com.google.protobuf.StringValue;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.ipc.json.JsonChannel;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ClientInterceptors;
import io.grpc.Context;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The child's end of the connection. */
final class ParentConnection {
  private ParentConnection() {}

  static Channel open(Definition parent) {
    ParentWatch watch = ParentWatch.start(parent);
    ManagedChannel transport = transport(parent);
    // Whatever the caller is doing: this belongs to the process.
    Context before = Context.ROOT.attach();
    try {
      String token = trade(transport, parent.secret(), parent.connectTimeout());
      Metadata headers = new Metadata();
      headers.put(SessionProtocol.TOKEN, token);
      ClientInterceptor authenticated = MetadataUtils.newAttachHeadersInterceptor(headers);
      Channel channel = ClientInterceptors.intercept(transport, authenticated);
      answerBeats(channel, watch);
      return channel;
    } catch (StatusRuntimeException e) {
      transport.shutdownNow();
      throw failure(parent, e);
    } finally {
      Context.ROOT.detach(before);
    }
  }

  private static ManagedChannel transport(Definition parent) {
    return switch (parent.transport()) {
      case GrpcTransport.NAME ->
          Grpc.newChannelBuilder(parent.address(), InsecureChannelCredentials.create())
              .proxyDetector(address -> null) // It never leaves the machine.
              .build();
      case JsonTransport.NAME -> {
        JsonTransport.checkLibrary();
        StandardStreams own = StandardStreams.take();
        yield JsonChannel.open(own.in(), own.out());
      }
      default ->
          throw new IllegalStateException(
              "the parent's transport is "
                  + parent.transport()
                  + ", which this process does not know: take the same version of tandem-runtime in"
                  + " parent and child");
    };
  }

  private static String trade(Channel channel, String secret, Duration limit) {
    CallOptions options =
        CallOptions.DEFAULT.withDeadlineAfter(limit.toNanos(), TimeUnit.NANOSECONDS);
    return ClientCalls.blockingUnaryCall(
            channel, SessionProtocol.OPEN, options, StringValue.of(secret))
        .getValue();
  }

  private static RpcException failure(Definition parent, StatusRuntimeException e) {
    Status status = e.getStatus();
    String reason =
        status.getCode() == Status.Code.DEADLINE_EXCEEDED
            ? "it did not answer within "
                + parent.connectTimeout()
                + ". A process that a child started cannot connect itself"
            : status.getDescription();
    return RpcException.of(
        status.withDescription("cannot connect to the parent, " + parent + ": " + reason),
        e.getTrailers());
  }

  /** On the transport's thread: a child that is only busy answers nevertheless. */
  private static void answerBeats(Channel channel, ParentWatch watch) {
    ClientCall<Empty, Empty> call =
        channel.newCall(SessionProtocol.BEAT, CallOptions.DEFAULT.withExecutor(Runnable::run));
    call.start(
        new ClientCall.Listener<>() {
          @Override
          public void onMessage(Empty question) {
            call.sendMessage(Empty.getDefaultInstance());
            call.request(1);
          }

          @Override
          public void onClose(Status status, Metadata trailers) {
            watch.gone("the connection to it has ended (" + status + ")");
          }
        },
        new Metadata());
    call.request(1);
  }
}
