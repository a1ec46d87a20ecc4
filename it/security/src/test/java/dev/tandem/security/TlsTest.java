package dev.tandem.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import dev.tandem.runtime.CallContext;
import dev.tandem.runtime.RpcException;
import dev.tandem.security.tls.TlsFiles;
import dev.tandem.stubs.Guide;
import dev.tandem.stubs.Messages;
import io.grpc.ChannelCredentials;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ServerCredentials;
import io.grpc.TlsChannelCredentials;
import io.grpc.TlsServerCredentials;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** TLS by which the client knows the server. */
@Timeout(60)
class TlsTest {
  private final Authority authority = new Authority("ours");
  private final AtomicInteger entered = new AtomicInteger();
  @TempDir Path folder;
  private TlsFiles files;
  private Wire wire;

  @BeforeEach
  void serve() throws IOException {
    files = authority.issue(folder, "server", "localhost");
    wire = serve(files);
  }

  @AfterEach
  void close() {
    wire.close();
  }

  private Wire serve(TlsFiles files) throws IOException {
    ServerCredentials credentials = TlsServerCredentials.create(files.certificate(), files.key());
    return Wire.serve(Wire.on(credentials).addService(RouteGuideRpc.bind(new Sessions())));
  }

  private static ChannelCredentials trusting(TlsFiles files) throws IOException {
    ChannelCredentials credentials =
        TlsChannelCredentials.newBuilder().trustManager(files.trusted()).build();
    return credentials;
  }

  /** Tells of the session in which it is called. */
  private final class Sessions extends Guide {
    @Override
    public Feature getFeature(Point request) {
      entered.incrementAndGet();
      SSLSession session =
          Objects.requireNonNull(
              CallContext.current().attributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION));
      return Feature.newBuilder().setName(session.getProtocol()).build();
    }
  }

  @Test
  void callsAreEncrypted() throws IOException {
    RouteGuideClient client = new RouteGuideClient(wire.connect(trusting(files)));
    assertEquals("TLSv1.3", client.getFeature(Messages.point(1)).getName());
    assertEquals(2, client.recordRoute(Messages.points(2)).getPointCount());
  }

  @Test
  void anUntrustedServerIsRefusedWithAReason() throws IOException {
    TlsFiles others = new Authority("others").issue(folder, "others", "localhost");
    RpcException e = refused(trusting(others));
    assertTrue(reasons(e).contains("unable to find valid certification path"), reasons(e));
  }

  @Test
  void aServerOfAnotherNameIsRefusedWithAReason() throws IOException {
    try (Wire other = serve(authority.issue(folder, "other", "other.example"))) {
      RouteGuideClient client = new RouteGuideClient(other.connect(trusting(files)));
      RpcException e =
          assertThrows(RpcException.Unavailable.class, () -> client.getFeature(Messages.point(1)));
      assertTrue(reasons(e).contains("localhost"), reasons(e));
      assertEquals(0, entered.get());
    }
  }

  @Test
  void aClientWithoutTlsIsRefused() {
    refused(InsecureChannelCredentials.create());
  }

  private RpcException refused(ChannelCredentials credentials) {
    RouteGuideClient client = new RouteGuideClient(wire.connect(credentials));
    RpcException e =
        assertThrows(RpcException.Unavailable.class, () -> client.getFeature(Messages.point(1)));
    assertEquals(0, entered.get());
    return e;
  }

  /** Gives the messages of an exception and its causes. */
  private static String reasons(Throwable e) {
    return e.getMessage() + (e.getCause() == null ? "" : "; " + reasons(e.getCause()));
  }
}
