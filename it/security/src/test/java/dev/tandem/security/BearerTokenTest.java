package dev.tandem.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.auth.v1.AuthServiceClient;
import com.example.auth.v1.AuthServiceRpc;
import com.example.routeguide.RouteGuideAsyncClient;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import dev.tandem.runtime.RpcException;
import dev.tandem.security.login.Account;
import dev.tandem.security.login.Auth;
import dev.tandem.security.login.LoginSession;
import dev.tandem.security.login.PasswordHash;
import dev.tandem.security.login.RefreshTokens;
import dev.tandem.security.tls.TlsFiles;
import dev.tandem.security.token.AccessRules;
import dev.tandem.security.token.Authentication;
import dev.tandem.security.token.BearerToken;
import dev.tandem.stubs.Await;
import dev.tandem.stubs.Messages;
import io.grpc.ChannelCredentials;
import io.grpc.InsecureChannelCredentials;
import io.grpc.InsecureServerCredentials;
import io.grpc.ManagedChannel;
import io.grpc.ServerCredentials;
import io.grpc.TlsChannelCredentials;
import io.grpc.TlsServerCredentials;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clients that log in and send tokens. */
@Timeout(60)
class BearerTokenTest {
  private static final PasswordHash PASSWORD = PasswordHash.of("lovelace", 1_000);

  private final Tokens tokens = new Tokens();
  private final CallerGuide guide = new CallerGuide();
  private final AtomicInteger asked = new AtomicInteger();
  @TempDir Path folder;
  private TlsFiles files;
  private Wire wire;
  private ManagedChannel channel;

  @BeforeEach
  void serve() throws IOException {
    files = new Authority("ours").issue(folder, "server", "localhost");
    wire = serve(TlsServerCredentials.create(files.certificate(), files.key()));
    channel = wire.connect(trusting());
  }

  private ChannelCredentials trusting() throws IOException {
    return TlsChannelCredentials.newBuilder().trustManager(files.trusted()).build();
  }

  private Wire serve(ServerCredentials credentials) {
    Auth auth =
        new Auth(
            user -> Optional.of(new Account(PASSWORD, Set.of("route"))),
            tokens.issuer,
            new RefreshTokens(Duration.ofDays(30), tokens));
    AccessRules rules =
        AccessRules.none()
            .open(AuthServiceRpc.serviceDescriptor().getMethods()) // nobody has a token before
            .require("route", RouteGuideRpc.serviceDescriptor().getMethods());
    return Wire.serve(
        Wire.on(credentials)
            .intercept(new Authentication(tokens.verifier, rules))
            .addService(AuthServiceRpc.bind(auth))
            .addService(RouteGuideRpc.bind(guide)));
  }

  @AfterEach
  void close() {
    wire.close();
  }

  private LoginSession login() {
    AuthServiceClient auth = new AuthServiceClient(channel).withTimeout(Duration.ofSeconds(5));
    LoginSession session = LoginSession.login(auth, "ada", "lovelace", tokens);
    return session;
  }

  @Test
  void aSessionRefreshesItsTokenInTime() {
    LoginSession session = login();
    RouteGuideClient client =
        new RouteGuideClient(channel).withCallCredentials(new BearerToken(session));
    String first = session.get();
    client.getFeature(Messages.point(1));
    tokens.pass(Tokens.LIFETIME.minusSeconds(29));
    client.getFeature(Messages.point(1));
    assertTrue(!first.equals(session.get()), "it has been refreshed");
    tokens.pass(Tokens.LIFETIME.multipliedBy(3));
    client.getFeature(Messages.point(1));
    assertEquals(List.of("ada", "ada", "ada"), guide.callers);
  }

  @Test
  void anAsynchronousClientSendsItToo() {
    RouteGuideAsyncClient client =
        new RouteGuideAsyncClient(channel).withCallCredentials(new BearerToken(login()));
    tokens.pass(Tokens.LIFETIME); // The refresh is a call within the call.
    Await.result(client.getFeature(Messages.point(1)));
    assertEquals(List.of("ada"), guide.callers);
  }

  @Test
  void aSessionThatIsOverFailsTheCallWithTheReason() {
    RouteGuideClient client =
        new RouteGuideClient(channel).withCallCredentials(new BearerToken(login()));
    tokens.pass(Duration.ofDays(31));
    RpcException e =
        assertThrows(
            RpcException.Unauthenticated.class, () -> client.getFeature(Messages.point(1)));
    assertTrue(e.getMessage().contains("log in again"), e::getMessage);
  }

  @Test
  void aSupplierThatFailsFailsTheCall() {
    BearerToken broken =
        new BearerToken(
            () -> {
              throw new IllegalStateException("no key ring");
            });
    RpcException e =
        assertThrows(
            RpcException.Unauthenticated.class,
            () ->
                new RouteGuideClient(channel)
                    .withCallCredentials(broken)
                    .getFeature(Messages.point(1)));
    assertEquals("no key ring", e.getCause().getMessage());
    assertThrows(
        CompletionException.class,
        () ->
            new RouteGuideAsyncClient(channel)
                .withCallCredentials(broken)
                .getFeature(Messages.point(1))
                .join());
  }

  @Test
  void aTokenIsNotSentInTheClear() {
    try (Wire plain = serve(InsecureServerCredentials.create())) {
      RouteGuideClient client =
          new RouteGuideClient(plain.connect(InsecureChannelCredentials.create()))
              .withCallCredentials(
                  new BearerToken(
                      () -> {
                        asked.incrementAndGet();
                        return tokens.of("ada", "route");
                      }));
      RpcException e =
          assertThrows(
              RpcException.Unauthenticated.class, () -> client.getFeature(Messages.point(1)));
      assertTrue(e.getMessage().contains("is not encrypted, use TLS"), e::getMessage);
      assertEquals(0, asked.get(), "nobody even asked for it");
    }
  }
}
