package dev.tandem.benchmarks.raw;

import dev.tandem.benchmarks.traffic.Order;
import dev.tandem.benchmarks.traffic.Payload;
import dev.tandem.benchmarks.traffic.Tally;
import dev.tandem.benchmarks.traffic.TrafficRpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;

/**
 * The least that a server can do: all happens in the callbacks, it writes while the transport is
 * ready, and it asks for messages in batches.
 */
public final class RawServer {
  private RawServer() {}

  /** Gives a service that sends this payload. */
  public static ServerServiceDefinition sending(Payload payload) {
    return ServerServiceDefinition.builder(TrafficRpc.SERVICE_NAME)
        .addMethod(TrafficRpc.ASK, (call, headers) -> new Ask(call, payload))
        .addMethod(TrafficRpc.DOWNLOAD, (call, headers) -> new Download(call, payload))
        .addMethod(TrafficRpc.UPLOAD, (call, headers) -> new Upload(call))
        .addMethod(TrafficRpc.ECHO, (call, headers) -> new Echo(call))
        .build();
  }

  private static final class Ask extends ServerCall.Listener<Payload> {
    private final ServerCall<Payload, Payload> call;
    private final Payload payload;

    Ask(ServerCall<Payload, Payload> call, Payload payload) {
      this.call = call;
      this.payload = payload;
      call.request(2);
    }

    @Override
    public void onHalfClose() {
      call.sendHeaders(new Metadata());
      call.sendMessage(payload);
      call.close(Status.OK, new Metadata());
    }
  }

  private static final class Download extends ServerCall.Listener<Order> {
    private final ServerCall<Order, Payload> call;
    private final Payload payload;
    private int ordered;
    private int left; // 0 until the headers are out: the transport may be ready before

    Download(ServerCall<Order, Payload> call, Payload payload) {
      this.call = call;
      this.payload = payload;
      call.request(2);
    }

    @Override
    public void onMessage(Order order) {
      ordered = order.getPayloads();
    }

    @Override
    public void onHalfClose() {
      call.sendHeaders(new Metadata());
      left = ordered;
      onReady();
    }

    @Override
    public void onReady() {
      while (left > 0 && call.isReady()) {
        call.sendMessage(payload);
        if (--left == 0) {
          call.close(Status.OK, new Metadata());
        }
      }
    }
  }

  private static final class Upload extends ServerCall.Listener<Payload> {
    private final ServerCall<Payload, Tally> call;
    private int count;

    Upload(ServerCall<Payload, Tally> call) {
      this.call = call;
      call.request(Window.SIZE);
    }

    @Override
    public void onMessage(Payload message) {
      if (++count % Window.BATCH == 0) {
        call.request(Window.BATCH);
      }
    }

    @Override
    public void onHalfClose() {
      call.sendHeaders(new Metadata());
      call.sendMessage(Tally.newBuilder().setPayloads(count).build());
      call.close(Status.OK, new Metadata());
    }
  }

  /** Echoes at once. While the transport is not ready it asks for nothing: that is the bound. */
  private static final class Echo extends ServerCall.Listener<Payload> {
    private final ServerCall<Payload, Payload> call;
    private int taken;

    Echo(ServerCall<Payload, Payload> call) {
      this.call = call;
      call.sendHeaders(new Metadata());
      call.request(Window.SIZE);
    }

    @Override
    public void onMessage(Payload message) {
      call.sendMessage(message);
      taken++;
      onReady();
    }

    @Override
    public void onReady() {
      if (taken >= Window.BATCH && call.isReady()) {
        call.request(taken);
        taken = 0;
      }
    }

    @Override
    public void onHalfClose() {
      call.close(Status.OK, new Metadata());
    }
  }
}
