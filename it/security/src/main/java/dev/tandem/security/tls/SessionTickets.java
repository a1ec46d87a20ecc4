package dev.tandem.security.tls;

import io.grpc.netty.shaded.io.netty.handler.ssl.OpenSslSessionContext;
import io.grpc.netty.shaded.io.netty.handler.ssl.OpenSslSessionTicketKey;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import java.security.SecureRandom;

/** The tickets with which clients resume their TLS sessions at a server. */
final class SessionTickets {
  private static final SecureRandom RANDOM = new SecureRandom();

  private SessionTickets() {}

  /** Makes all tickets worthless that were given out so far: their clients begin anew. */
  static void renewKey(SslContext server) {
    OpenSslSessionContext sessions = (OpenSslSessionContext) server.sessionContext();
    sessions.setTicketKeys(
        new OpenSslSessionTicketKey(
            random(OpenSslSessionTicketKey.NAME_SIZE),
            random(OpenSslSessionTicketKey.HMAC_KEY_SIZE),
            random(OpenSslSessionTicketKey.AES_KEY_SIZE)));
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}
