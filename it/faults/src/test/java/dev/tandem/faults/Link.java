package dev.tandem.faults;

import com.example.routeguide.RouteGuideClient;
import dev.tandem.runtime.RpcException;
import dev.tandem.stubs.Await;
import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.Status.Code;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.nio.channels.ClosedChannelException;
import java.util.function.UnaryOperator;

/** A channel over Netty. At its close, no call may be left. */
record Link(ManagedChannel channel) implements AutoCloseable {

  static Link to(int port) {
    return to(port, settings -> settings);
  }

  static Link to(int port, UnaryOperator<NettyChannelBuilder> settings) {
    return new Link(settings.apply(Wire.channelTo(port)).build());
  }

  RouteGuideClient client() {
    return new RouteGuideClient(channel);
  }

  /** Connects, so that what happens next does not meet calls that wait for that. */
  Link connected() {
    Await.until("it connects", () -> channel.getState(true) == ConnectivityState.READY);
    return this;
  }

  /** Says whether a call failed because its connection did. */
  static boolean isLost(RpcException e) {
    // The second is the choice of grpc-java's Netty transport if a stream could not be created any
    // more. Above the transport nobody can tell, so it stays.
    return e.code() == Code.UNAVAILABLE
        || e.code() == Code.UNKNOWN
            && "channel closed".equals(e.getStatus().getDescription())
            && e.getCause() instanceof ClosedChannelException;
  }

  @Override
  public void close() {
    channel.shutdownNow();
    Await.until("the channel has no call left", channel::isTerminated);
  }
}
