package dev.tandem.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.Rectangle;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import com.example.routeguide.RouteNote;
import com.example.routeguide.RouteSummary;
import dev.tandem.runtime.CallContext;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.Sender;
import dev.tandem.security.tls.ClientCertificate;
import dev.tandem.security.tls.ReloadedTls;
import dev.tandem.security.tls.TlsFiles;
import dev.tandem.stubs.Guide;
import dev.tandem.stubs.Messages;
import io.grpc.ChannelCredentials;
import io.grpc.TlsChannelCredentials;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** TLS by which both sides know each other. */
@Timeout(60)
class MutualTlsTest {
  private final Authority authority = new Authority("ours");
  private final List<String> callers = new CopyOnWriteArrayList<>();
  private final Ticks ticks = new Ticks();
  @TempDir Path folder;
  private ReloadedTls server;
  private Wire wire;

  @BeforeEach
  void serve() throws IOException, GeneralSecurityException {
    server = new ReloadedTls(authority.issue(folder, "server", "localhost"), ticks);
    wire = Wire.serve(Wire.on(server.ofServer()).addService(RouteGuideRpc.bind(new Known())));
  }

  @AfterEach
  void close() {
    wire.close();
    server.close();
    ticks.close();
  }

  /** Asks in each kind of handler who calls. */
  private final class Known extends Guide {
    private void note() {
      String peer = ClientCertificate.name(CallContext.current().attributes());
      callers.add(peer);
    }

    @Override
    public Feature getFeature(Point request) {
      note();
      return super.getFeature(request);
    }

    @Override
    public void listFeatures(Rectangle request, Sender<Feature> responses) {
      note();
    }

    @Override
    public RouteSummary recordRoute(Receiver<Point> requests) {
      note();
      return super.recordRoute(requests);
    }

    @Override
    public void routeChat(Receiver<RouteNote> requests, Sender<RouteNote> responses) {
      note();
    }
  }

  private RouteGuideClient client(TlsFiles files) throws IOException, GeneralSecurityException {
    ReloadedTls tls = new ReloadedTls(files, ticks);
    return new RouteGuideClient(wire.connect(tls.ofClient()));
  }

  @Test
  void everyHandlerKnowsItsCaller() throws IOException, GeneralSecurityException {
    String name = "spiffe://example.org/guide/reader";
    RouteGuideClient client = client(authority.issue(folder, "client", name, "reader.example"));
    client.getFeature(Messages.point(1));
    client.listFeatures(Messages.AREA, feature -> {});
    client.recordRoute(List.of());
    client.routeChat(Receiver.of(), note -> {});
    assertEquals(List.of(name, name, name, name), callers);
  }

  @Test
  void aDnsNameIsANameToo() throws IOException, GeneralSecurityException {
    client(authority.issue(folder, "client", "reader.example")).getFeature(Messages.point(1));
    assertEquals(List.of("reader.example"), callers);
  }

  @Test
  void aCommonNameIsNone() throws IOException, GeneralSecurityException {
    RouteGuideClient client = client(authority.issue(folder, "client"));
    RpcException e =
        assertThrows(
            RpcException.Unauthenticated.class, () -> client.getFeature(Messages.point(1)));
    assertEquals(
        "the client certificate has no URI and no DNS name", e.getStatus().getDescription());
  }

  @Test
  void aClientWithoutCertificateIsRefused() throws IOException {
    ChannelCredentials none =
        TlsChannelCredentials.newBuilder()
            .trustManager(Authority.files(folder, "server").trusted())
            .build();
    assertRefused(new RouteGuideClient(wire.connect(none)));
  }

  @Test
  void aClientOfAnotherAuthorityIsRefused() throws IOException, GeneralSecurityException {
    TlsFiles files = new Authority("others").issue(folder, "client", "reader.example");
    TlsFiles trusting =
        new TlsFiles(files.certificate(), files.key(), Authority.files(folder, "server").trusted());
    assertRefused(client(trusting));
  }

  @Test
  void anExpiredCertificateIsRefused() throws IOException, GeneralSecurityException {
    assertRefused(
        client(authority.issue(folder, "client", Duration.ofHours(-1), "reader.example")));
  }

  private void assertRefused(RouteGuideClient client) {
    assertThrows(RpcException.Unavailable.class, () -> client.getFeature(Messages.point(1)));
    assertThrows(RpcException.Unavailable.class, () -> client.routeChat(Receiver.of(), note -> {}));
    assertEquals(List.of(), callers, "no handler was entered");
  }
}
