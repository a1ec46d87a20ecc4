package dev.tandem.security.token;

import dev.tandem.runtime.RpcException;
import io.grpc.Attributes;
import io.grpc.Metadata;

/** Finds out who calls. */
@FunctionalInterface
public interface Authenticator {

  /**
   * Finds out who calls, by a token or by a certificate. It runs before the handler, on a thread of
   * the transport's executor, so it should not wait for long.
   *
   * @param headers the headers of the request
   * @param connection what is known of the connection
   * @return the caller
   * @throws RpcException.Unauthenticated if that is not shown; its text goes to the caller
   */
  Caller identify(Metadata headers, Attributes connection);
}
