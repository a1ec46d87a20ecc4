package dev.tandem.security.tls;

import java.io.File;
import java.io.IOException;
import java.util.List;

/**
 * Where the credentials of a server or a client are, all in PEM.
 *
 * @param certificate its own certificate, followed by those of intermediate authorities
 * @param key the private key of that certificate, as PKCS #8, not encrypted
 * @param trusted the certificates of the authorities whose peers are trusted
 */
public record TlsFiles(File certificate, File key, File trusted) {

  /** Fails with the name of a file that is missing. grpc-java would not say which one. */
  void check() throws IOException {
    for (File file : List.of(certificate, key, trusted)) {
      if (!file.canRead()) {
        throw new IOException(file + " is missing or may not be read: TLS needs it, in PEM");
      }
    }
  }
}
