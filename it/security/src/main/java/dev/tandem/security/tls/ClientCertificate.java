package dev.tandem.security.tls;

import dev.tandem.runtime.RpcException;
import io.grpc.Attributes;
import io.grpc.Grpc;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** Who a client is by the certificate that it has shown, and that TLS has checked. */
public final class ClientCertificate {
  private static final int DNS_NAME = 2; // RFC 5280, GeneralName
  private static final int URI = 6;

  private ClientCertificate() {}

  /**
   * Gives the name of a client: the first URI (as SPIFFE's) or DNS name that its certificate was
   * issued for. The subject's common name says nothing that an authority has to check.
   *
   * @param connection what is known of the connection: {@code CallContext.current().attributes()}
   * @return the name
   * @throws RpcException.Unauthenticated if there is no certificate, or no such name in it
   */
  public static String name(Attributes connection) {
    try {
      SSLSession session = connection.get(Grpc.TRANSPORT_ATTR_SSL_SESSION);
      if (session == null) {
        throw new RpcException.Unauthenticated("the connection is not encrypted");
      }
      return name((X509Certificate) session.getPeerCertificates()[0]);
    } catch (SSLPeerUnverifiedException | CertificateParsingException e) {
      throw new RpcException.Unauthenticated("a client certificate is needed").withCause(e);
    }
  }

  private static String name(X509Certificate certificate) throws CertificateParsingException {
    Collection<List<?>> names = certificate.getSubjectAlternativeNames();
    if (names != null) {
      for (List<?> name : names) {
        if (name.get(0).equals(URI) || name.get(0).equals(DNS_NAME)) {
          return (String) name.get(1);
        }
      }
    }
    throw new RpcException.Unauthenticated("the client certificate has no URI and no DNS name");
  }
}
