package dev.tandem.security;

import dev.tandem.security.limits.ConcurrentCallLimit;
import dev.tandem.security.limits.LongestCall;
import dev.tandem.security.tls.ReloadedTls;
import dev.tandem.security.token.Authentication;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A server for callers that are not trusted: a start, to be fitted to what a service needs. */
public final class SecureServer {
  private final ConcurrentCallLimit limit = new ConcurrentCallLimit(1_000);
  private final LongestCall longest;

  /**
   * Makes the set-up of one server.
   *
   * @param scheduler ends calls that take too long
   */
  public SecureServer(ScheduledExecutorService scheduler) {
    longest = new LongestCall(Duration.ofMinutes(1), scheduler);
  }

  /**
   * Gives a server with mutual TLS, authentication and limits.
   *
   * @param address where it listens
   * @param tls its certificate, and whom it trusts
   * @param authentication who may call what; it sees the calls of all services
   * @return the builder, to add services to
   * @throws IOException if TLS cannot be set up
   */
  public NettyServerBuilder on(
      SocketAddress address, ReloadedTls tls, Authentication authentication) throws IOException {
    return NettyServerBuilder.forAddress(address)
        .sslContext(tls.ofServer())
        .intercept(authentication)
        .handshakeTimeout(10, TimeUnit.SECONDS)
        .maxInboundMessageSize(1 << 20) // also of what a compressed message grows to
        .maxInboundMetadataSize(8 << 10)
        .maxConcurrentCallsPerConnection(100)
        .flowControlWindow(1 << 18) // what a stream can send before it is read
        .maxRstFramesPerWindow(200, 30) // per 30 s: calls that are cancelled at once
        .permitKeepAliveTime(30, TimeUnit.SECONDS)
        .maxConnectionIdle(15, TimeUnit.MINUTES)
        .maxConnectionAge(1, TimeUnit.HOURS) // then a new one, with certificates of the day
        .maxConnectionAgeGrace(5, TimeUnit.MINUTES);
  }

  /**
   * Limits a service: how many calls at a time, of all services together, and how long each.
   *
   * @param service what {@code XRpc.bind} gives
   * @return the service, to add to the server
   */
  public ServerServiceDefinition limited(ServerServiceDefinition service) {
    return ServerInterceptors.interceptForward(service, limit, longest);
  }
}
