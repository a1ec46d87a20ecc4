package dev.tandem.benchmarks.json;

import com.linecorp.armeria.common.SessionProtocol;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.grpc.GrpcService;
import dev.tandem.benchmarks.directory.DirectoryRpc;
import dev.tandem.runtime.ServerOptions;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One server of grpc-java's, and one of Armeria's that has gRPC, its JSON, and REST on a port. */
final class DirectoryServers implements AutoCloseable {
  /** Kept, for its level would be forgotten with it. Armeria says much when it starts. */
  private static final Logger ARMERIA = Logger.getLogger("com.linecorp.armeria");

  private final io.grpc.Server netty;
  private final Server armeria;

  DirectoryServers() throws IOException {
    ARMERIA.setLevel(Level.WARNING);
    netty =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .addService(DirectoryRpc.bind(new GrpcDirectory()))
            .build()
            .start();
    ServerOptions options = ServerOptions.defaults().withDeclaredMethodTypes(true); // for its JSON
    GrpcService service =
        GrpcService.builder()
            .addService(DirectoryRpc.bind(new GrpcDirectory(), options))
            .enableUnframedRequests(true)
            .build();
    ServerBuilder builder = Server.builder().localPort(0, SessionProtocol.HTTP).service(service);
    RestDirectory.addTo(builder);
    armeria = builder.build();
    armeria.start().join();
  }

  int nettyPort() {
    return netty.getPort();
  }

  int armeriaPort() {
    return armeria.activeLocalPort();
  }

  @Override
  public void close() {
    netty.shutdownNow();
    armeria.stop().join();
  }
}
