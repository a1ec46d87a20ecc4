package dev.tandem.stubs;

import dev.tandem.runtime.HandlerThreads;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.UUID;

/** What carries the calls of a test. */
public enum Transport {
  IN_PROCESS {
    @Override
    public ServerBuilder<?> server() {
      return InProcessServerBuilder.forName(UUID.randomUUID().toString());
    }

    @Override
    public ManagedChannelBuilder<?> channelTo(Server server) {
      return InProcessChannelBuilder.forAddress(server.getListenSockets().get(0));
    }
  },
  NETTY {
    @Override
    public ServerBuilder<?> server() {
      return NettyServerBuilder.forAddress(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    @Override
    public ManagedChannelBuilder<?> channelTo(Server server) {
      return NettyChannelBuilder.forAddress("localhost", server.getPort()).usePlaintext();
    }
  },
  /** Handlers run the callbacks of their calls. */
  NETTY_HANDLER_THREADS {
    @Override
    public ServerBuilder<?> server() {
      return NETTY.server().callExecutor(HandlerThreads.perCall());
    }

    @Override
    public ManagedChannelBuilder<?> channelTo(Server server) {
      return NETTY.channelTo(server);
    }
  };

  public abstract ServerBuilder<?> server();

  public abstract ManagedChannelBuilder<?> channelTo(Server server);
}
