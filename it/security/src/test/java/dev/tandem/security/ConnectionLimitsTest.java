package dev.tandem.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import dev.tandem.runtime.RpcException;
import dev.tandem.security.tls.TlsFiles;
import dev.tandem.stubs.Guide;
import dev.tandem.stubs.Messages;
import io.grpc.InsecureChannelCredentials;
import io.grpc.InsecureServerCredentials;
import io.grpc.Metadata;
import io.grpc.TlsServerCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Connections that are a burden by themselves. it/faults floods a server without such limits. */
@Timeout(60)
class ConnectionLimitsTest {
  private static final int ENHANCE_YOUR_CALM = 11;

  private static Wire serve(NettyServerBuilder builder) {
    return Wire.serve(builder.addService(RouteGuideRpc.bind(new Guide())));
  }

  private static NettyServerBuilder plain() {
    return Wire.on(InsecureServerCredentials.create());
  }

  private static void assertSentAway(RawClient client, String reason) throws IOException {
    RawClient.Frame goAway = client.await(RawClient.GOAWAY);
    assertEquals(ENHANCE_YOUR_CALM, goAway.number(4));
    String text =
        new String(goAway.payload(), 8, goAway.payload().length - 8, StandardCharsets.UTF_8);
    assertTrue(text.contains(reason), text);
    client.awaitClose();
  }

  @Test
  void tooManyPings() throws IOException {
    try (Wire wire = serve(plain().permitKeepAliveTime(1, TimeUnit.HOURS));
        RawClient client = new RawClient(wire.port())) {
      for (int i = 0; i < 3; i++) { // Two are forgiven.
        client.frame(RawClient.PING, 0, 0, new byte[8]);
      }
      assertSentAway(client, "too_many_pings");
    }
  }

  @Test
  void tooManyResets() throws IOException {
    try (Wire wire = serve(plain().maxRstFramesPerWindow(20, 3600));
        RawClient client = new RawClient(wire.port())) {
      for (int i = 0; i <= 20; i++) {
        client.begin(2 * i + 1, "RouteChat", Map.of());
        client.frame(RawClient.RESET, 0, 2 * i + 1, new byte[] {0, 0, 0, 8});
      }
      assertSentAway(client, "");
    }
  }

  @Test
  void tooLargeHeaders() throws IOException {
    Metadata.Key<String> key = Metadata.Key.of("large", Metadata.ASCII_STRING_MARSHALLER);
    Metadata large = new Metadata();
    large.put(key, "x".repeat(5_000));
    try (Wire wire = serve(plain().maxInboundMetadataSize(4_000));
        RawClient raw = new RawClient(wire.port())) {
      RouteGuideClient client =
          new RouteGuideClient(wire.connect(InsecureChannelCredentials.create()));
      // Its own side refuses them: the server has said how large they may be.
      assertThrows(
          RpcException.Internal.class,
          () -> client.withHeaders(large).getFeature(Messages.point(1)));
      assertEquals(Messages.feature(1), client.getFeature(Messages.point(1)));
      raw.begin(1, "GetFeature", Map.of("large", "x".repeat(4_500)));
      assertEquals("431", raw.answer(1).header(":status"));
      raw.begin(3, "GetFeature", Map.of("large", "x".repeat(12_000)));
      assertEquals(1, raw.await(RawClient.GOAWAY).number(4)); // PROTOCOL_ERROR
      raw.awaitClose();
    }
  }

  @Test
  void noHandshake(@TempDir Path folder) throws IOException {
    TlsFiles files = new Authority("ours").issue(folder, "server", "localhost");
    try (Wire wire =
            serve(
                Wire.on(TlsServerCredentials.create(files.certificate(), files.key()))
                    .handshakeTimeout(100, TimeUnit.MILLISECONDS));
        Socket silent = new Socket(InetAddress.getLoopbackAddress(), wire.port())) {
      silent.setSoTimeout(20_000);
      assertEquals(-1, silent.getInputStream().read());
    }
  }

  @Test
  void noCalls() throws IOException {
    try (Wire wire = serve(plain().maxConnectionIdle(1, TimeUnit.SECONDS));
        RawClient client = new RawClient(wire.port())) {
      assertEquals(0, client.await(RawClient.GOAWAY).number(4)); // NO_ERROR: it may come back.
    }
  }
}
