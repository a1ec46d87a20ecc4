package dev.tandem.security;

import com.example.routeguide.RouteGuideClient;
import dev.tandem.security.tls.ReloadedTls;
import dev.tandem.security.token.BearerToken;
import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A client that takes care of what it sends, to whom, and of what it takes. */
public final class SecureClient {
  private SecureClient() {}

  /**
   * Gives a channel with mutual TLS.
   *
   * @param target the server, by a name that is in its certificate
   * @param tls the client's certificate, and whom it trusts
   * @return the channel, to be shut down by the caller
   */
  public static ManagedChannel channelTo(String target, ReloadedTls tls) {
    return Grpc.newChannelBuilder(target, tls.ofClient())
        .maxInboundMessageSize(1 << 20)
        .maxInboundMetadataSize(8 << 10)
        .keepAliveTime(1, TimeUnit.MINUTES) // not below what the server permits
        .keepAliveTimeout(10, TimeUnit.SECONDS)
        .build();
  }

  /**
   * Gives a client that sends a token with each call.
   *
   * @param channel the channel
   * @param token asked for each call
   * @return the client
   */
  public static RouteGuideClient client(ManagedChannel channel, Supplier<String> token) {
    return new RouteGuideClient(channel)
        .withCallCredentials(new BearerToken(token))
        .withTimeout(Duration.ofSeconds(5))
        .withMaxOutboundMessageSize(1 << 20); // fails here, with a reason, not at the server
  }
}
