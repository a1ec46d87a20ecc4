package dev.tandem.security;

import dev.tandem.security.tls.TlsFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority of a test's own. */
final class Authority {
  private static final AtomicLong SERIAL = new AtomicLong(1);
  // Later than the clock of whoever checks, and each file later than the last one.
  private static final AtomicLong FILE_TIME = new AtomicLong(System.currentTimeMillis());

  private final X500Name name;
  private final KeyPair keys = newKeys();
  private final X509Certificate certificate;

  Authority(String name) {
    this.name = new X500Name("CN=" + name);
    this.certificate = sign(this.name, keys, Duration.ofDays(1), true);
  }

  /** Writes a certificate for these names, its key, and this authority as the trusted one. */
  TlsFiles issue(Path folder, String owner, String... names) {
    return issue(folder, owner, Duration.ofDays(1), names);
  }

  TlsFiles issue(Path folder, String owner, Duration lifetime, String... names) {
    TlsFiles files = files(folder, owner);
    renew(files, newKeys(), lifetime, names);
    write(files.trusted().toPath(), pem("CERTIFICATE", encoded(certificate)));
    return files;
  }

  static TlsFiles files(Path folder, String owner) {
    return new TlsFiles(
        folder.resolve(owner + ".crt").toFile(),
        folder.resolve(owner + ".key").toFile(),
        folder.resolve(owner + "-trusted.crt").toFile());
  }

  /** Replaces certificate and key. */
  void renew(TlsFiles files, String... names) {
    renew(files, newKeys(), Duration.ofDays(1), names);
  }

  private void renew(TlsFiles files, KeyPair subject, Duration lifetime, String... names) {
    write(files.key().toPath(), pem("PRIVATE KEY", subject.getPrivate().getEncoded()));
    renewCertificate(files, subject, lifetime, names);
  }

  void renewCertificate(TlsFiles files, KeyPair subject, Duration lifetime, String... names) {
    X509Certificate leaf = sign(new X500Name("CN=not to be used"), subject, lifetime, false, names);
    write(files.certificate().toPath(), pem("CERTIFICATE", encoded(leaf)));
  }

  private X509Certificate sign(
      X500Name subject, KeyPair owner, Duration lifetime, boolean isAuthority, String... names) {
    Instant end = Instant.now().plus(lifetime);
    try {
      X509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              name,
              BigInteger.valueOf(SERIAL.getAndIncrement()),
              Date.from(end.minus(Duration.ofDays(2))),
              Date.from(end),
              subject,
              owner.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority));
      if (names.length > 0) {
        builder.addExtension(Extension.subjectAlternativeName, false, alternatives(names));
      }
      PrivateKey key = keys.getPrivate();
      return new JcaX509CertificateConverter()
          .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
    } catch (CertIOException | CertificateException | OperatorCreationException e) {
      throw new AssertionError("no certificate for " + subject, e);
    }
  }

  private static GeneralNames alternatives(String... names) {
    return new GeneralNames(
        Stream.of(names)
            .map(
                each ->
                    new GeneralName(
                        each.contains("://")
                            ? GeneralName.uniformResourceIdentifier
                            : GeneralName.dNSName,
                        each))
            .toArray(GeneralName[]::new));
  }

  static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateException e) {
      throw new AssertionError(e);
    }
  }

  private static String pem(String type, byte[] content) {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(type, text, type);
  }

  /** Writes a file whose time differs from that of each other version. */
  static void write(Path file, String content) {
    try {
      Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    touch(file);
  }

  static void touch(Path file) {
    if (!file.toFile().setLastModified(FILE_TIME.addAndGet(1_000))) {
      throw new AssertionError("cannot touch " + file);
    }
  }
}
