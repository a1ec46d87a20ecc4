package dev.tandem.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import com.example.routeguide.RouteNote;
import dev.tandem.runtime.BidiStream;
import dev.tandem.runtime.RpcException;
import dev.tandem.security.tls.ReloadedTls;
import dev.tandem.security.tls.TlsFiles;
import dev.tandem.stubs.Guide;
import dev.tandem.stubs.LogCapture;
import dev.tandem.stubs.Messages;
import io.grpc.ManagedChannel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Certificates that are replaced on disk while a server and its clients run. */
@Timeout(60)
class TlsReloadTest {
  private final Authority before = new Authority("before");
  private final Authority after = new Authority("after");
  private final Ticks ticks = new Ticks();
  @TempDir Path folder;
  private TlsFiles files;
  private ReloadedTls tls;
  private Wire wire;

  @BeforeEach
  void serve() throws IOException, GeneralSecurityException {
    files = before.issue(folder, "server", "localhost");
    tls = new ReloadedTls(files, ticks);
    wire = Wire.serve(Wire.on(tls.ofServer()).addService(RouteGuideRpc.bind(new Guide())));
    ticks.tick();
  }

  @AfterEach
  void close() {
    wire.close();
    tls.close();
    ticks.close();
  }

  private ReloadedTls clientOf(Authority authority) throws IOException, GeneralSecurityException {
    return new ReloadedTls(authority.issue(folder, "client", "reader.example"), ticks);
  }

  private static void assertWorks(ManagedChannel channel) {
    assertEquals(Messages.feature(1), new RouteGuideClient(channel).getFeature(Messages.point(1)));
  }

  private static void assertRefused(ManagedChannel channel) {
    RouteGuideClient client = new RouteGuideClient(channel);
    assertThrows(RpcException.Unavailable.class, () -> client.getFeature(Messages.point(1)));
  }

  @Test
  void newConnectionsUseTheNewFilesAndOldOnesGoOn() throws IOException, GeneralSecurityException {
    ReloadedTls old = clientOf(before);
    ManagedChannel connected = wire.connect(old.ofClient());
    try (BidiStream<RouteNote, RouteNote> chat = new RouteGuideClient(connected).routeChat()) {
      chat.send(Messages.note("before"));
      assertEquals(Messages.note("before"), chat.receive());

      after.issue(folder, "server", "localhost");
      ReloadedTls renewed = clientOf(after);
      assertRefused(wire.connect(renewed.ofClient())); // Not read yet.
      ticks.tick();
      assertWorks(wire.connect(renewed.ofClient()));
      assertRefused(
          wire.connect(new ReloadedTls(before.issue(folder, "x", "y.z"), ticks).ofClient()));

      chat.send(Messages.note("after"));
      assertEquals(Messages.note("after"), chat.receive());
    }
    assertWorks(connected);
  }

  /** A client's files are looked at too: this one reconnects with what it was renewed to. */
  @Test
  void aChannelReconnectsWithTheNewFiles() throws IOException, GeneralSecurityException {
    ManagedChannel channel = wire.connect(clientOf(before).ofClient());
    assertWorks(channel);
    after.issue(folder, "server", "localhost");
    after.issue(folder, "client", "reader.example");
    ticks.tick();
    channel.enterIdle();
    assertWorks(channel);
  }

  /** A resumed session would spare a client the check of its certificate. */
  @Test
  void whoIsNotTrustedAnyMoreCannotReconnect() throws IOException, GeneralSecurityException {
    ReloadedTls old = clientOf(before);
    ManagedChannel channel = wire.connect(old.ofClient());
    assertWorks(channel);
    channel.enterIdle();
    assertWorks(channel);
    // The server's own certificate is still the one that the client trusts.
    TlsFiles others = after.issue(folder, "others", "localhost");
    Files.copy(
        others.trusted().toPath(), files.trusted().toPath(), StandardCopyOption.REPLACE_EXISTING);
    Authority.touch(files.trusted().toPath());
    ticks.tick();
    channel.enterIdle();
    assertRefused(channel);
  }

  /** grpc-java's managers wait for both files, so that a new key meets no old certificate. */
  @Test
  void aPairIsTakenUpWhenBothFilesAreNew() throws IOException, GeneralSecurityException {
    ReloadedTls other = clientOf(after);
    TlsFiles next = after.issue(folder, "next", "localhost");
    replace(next.trusted().toPath(), files.trusted().toPath());
    replace(next.certificate().toPath(), files.certificate().toPath());
    ticks.tick();
    assertRefused(wire.connect(other.ofClient()));
    replace(next.key().toPath(), files.key().toPath());
    ticks.tick();
    assertWorks(wire.connect(other.ofClient()));
  }

  private static void replace(Path by, Path file) throws IOException {
    Files.copy(by, file, StandardCopyOption.REPLACE_EXISTING);
    Authority.touch(file);
  }

  @Test
  void filesThatCannotBeReadAreLoggedAndTheOldOnesStay()
      throws IOException, GeneralSecurityException {
    ReloadedTls client = clientOf(before);
    try (LogCapture log = LogCapture.of("io.grpc.util.AdvancedTlsX509KeyManager")) {
      Authority.write(files.key().toPath(), "half a k");
      Authority.write(files.certificate().toPath(), "half a cert");
      ticks.tick();
      assertEquals(1, log.size());
      assertWorks(wire.connect(client.ofClient()));
    }
    before.renew(files, "localhost");
    ticks.tick();
    assertWorks(wire.connect(client.ofClient()));
  }

  @Test
  void filesThatAreMissingAtTheStartAreAnError() {
    TlsFiles missing = Authority.files(folder, "missing");
    IOException e = assertThrows(IOException.class, () -> new ReloadedTls(missing, ticks));
    assertTrue(e.getMessage().contains("missing.crt"), e::getMessage);
  }
}
