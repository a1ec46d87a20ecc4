package dev.tandem.security.tls;

import io.grpc.ChannelCredentials;
import io.grpc.TlsChannelCredentials;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.netty.handler.ssl.ClientAuth;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslProvider;
import io.grpc.util.AdvancedTlsX509KeyManager;
import io.grpc.util.AdvancedTlsX509TrustManager;
import java.io.Closeable;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Mutual TLS with files that may be replaced while a server or a client runs: connections made
 * after that use the new ones, those that exist go on.
 *
 * <p>The files are looked at once a minute, which is as often as grpc-java allows. A certificate is
 * taken up when its file and that of the key both have a new time; a pair that cannot be read is
 * logged, and the old one stays. Use it from one thread.
 */
public final class ReloadedTls implements Closeable {
  private final AdvancedTlsX509KeyManager own = new AdvancedTlsX509KeyManager();
  private final AdvancedTlsX509TrustManager trust;
  private final ScheduledExecutorService scheduler;
  private final Deque<Runnable> atClose = new ArrayDeque<>();

  /**
   * Reads the files, and again when they have changed.
   *
   * @param files where they are
   * @param scheduler reads them; it is the caller's to shut down
   * @throws IOException if a file cannot be read
   * @throws GeneralSecurityException if what is in them is no certificate or key
   */
  public ReloadedTls(TlsFiles files, ScheduledExecutorService scheduler)
      throws IOException, GeneralSecurityException {
    files.check();
    this.scheduler = scheduler;
    own.updateIdentityCredentials(files.certificate(), files.key()); // Fails before it is watched.
    trust = AdvancedTlsX509TrustManager.newBuilder().build(); // Checks host names too.
    atClose.add(
        trust.updateTrustCredentials(files.trusted(), 1, TimeUnit.MINUTES, scheduler)::close);
    atClose.add(
        own.updateIdentityCredentials(
                files.certificate(), files.key(), 1, TimeUnit.MINUTES, scheduler)
            ::close);
  }

  /**
   * Gives what a server needs that takes no client without a trusted certificate.
   *
   * @return for {@code NettyServerBuilder.sslContext}
   * @throws IOException if TLS cannot be set up
   */
  public SslContext ofServer() throws IOException {
    SslContext context =
        GrpcSslContexts.configure(SslContextBuilder.forServer(own), SslProvider.OPENSSL)
            .trustManager(trust)
            .clientAuth(ClientAuth.REQUIRE)
            .build();
    // A client that resumes a session is not asked for its certificate again: without this, one
    // that is not trusted any more could come back for days.
    ScheduledFuture<?> renewal =
        scheduler.scheduleWithFixedDelay(
            () -> SessionTickets.renewKey(context), 1, 1, TimeUnit.MINUTES);
    atClose.add(() -> renewal.cancel(false));
    return context;
  }

  /**
   * Gives the credentials of a client that shows its certificate.
   *
   * @return for {@code Grpc.newChannelBuilder(target, credentials)}
   */
  public ChannelCredentials ofClient() {
    return TlsChannelCredentials.newBuilder().keyManager(own).trustManager(trust).build();
  }

  /** Reads the files no more. Servers and clients go on with what was read last. */
  @Override
  public void close() {
    while (!atClose.isEmpty()) {
      atClose.remove().run();
    }
  }
}
