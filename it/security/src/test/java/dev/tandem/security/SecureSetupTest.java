package dev.tandem.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import dev.tandem.runtime.BidiStream;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.RpcException;
import dev.tandem.security.tls.ReloadedTls;
import dev.tandem.security.tls.TlsFiles;
import dev.tandem.security.token.AccessRules;
import dev.tandem.security.token.Authentication;
import dev.tandem.stubs.Guide;
import dev.tandem.stubs.Messages;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The recommended server and client, as docs/security.md shows them, together. */
@Timeout(60)
class SecureSetupTest {
  private final Authority authority = new Authority("ours");
  private final Tokens tokens = new Tokens();
  private final Ticks scheduler = new Ticks();
  @TempDir Path folder;
  private ReloadedTls clientTls;
  private Wire wire;
  private ManagedChannel channel;

  @BeforeEach
  void serve() throws IOException, GeneralSecurityException {
    TlsFiles files = authority.issue(folder, "server", "localhost");
    InetSocketAddress address = Wire.anyPort();
    AccessRules rules =
        AccessRules.none().require("route", RouteGuideRpc.serviceDescriptor().getMethods());
    ReloadedTls tls = new ReloadedTls(files, scheduler);
    SecureServer secure = new SecureServer(scheduler);
    NettyServerBuilder server =
        secure
            .on(address, tls, new Authentication(tokens.verifier, rules))
            .addService(secure.limited(RouteGuideRpc.bind(new Guide())));
    wire = Wire.serve(server);
    clientTls = new ReloadedTls(authority.issue(folder, "client", "reader.example"), scheduler);
    channel = wire.closeLater(SecureClient.channelTo("localhost:" + wire.port(), clientTls));
  }

  @AfterEach
  void close() {
    wire.close();
    scheduler.close();
  }

  private RouteGuideClient client() {
    return SecureClient.client(channel, () -> tokens.of("ada", "route"));
  }

  @Test
  void allPatternsWork() {
    RouteGuideClient client = client();
    assertEquals(Messages.feature(1), client.getFeature(Messages.point(1)));
    assertEquals(Messages.features(3), client.listFeatures(Guide.area(3)).stream().toList());
    assertEquals(Messages.summary(3), client.recordRoute(Messages.points(3)));
    try (BidiStream<?, ?> chat = client.routeChat()) {
      chat.finishSending();
      assertEquals(null, chat.receive());
    }
  }

  @Test
  void whoHasNoTokenIsRefused() {
    RouteGuideClient anonymous = new RouteGuideClient(channel);
    assertThrows(RpcException.Unauthenticated.class, () -> anonymous.recordRoute(List.of()));
    RouteGuideClient other = SecureClient.client(channel, () -> tokens.of("ada", "other"));
    assertThrows(RpcException.PermissionDenied.class, () -> other.recordRoute(List.of()));
  }

  @Test
  void aLargeMessageIsNotEvenSent() {
    assertThrows(
        RpcException.ResourceExhausted.class,
        () -> client().routeChat(Receiver.of(Messages.note("x".repeat(1 << 21))), note -> {}));
  }
}
