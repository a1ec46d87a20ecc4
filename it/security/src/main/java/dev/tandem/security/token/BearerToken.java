package dev.tandem.security.token;

import io.grpc.CallCredentials;
import io.grpc.Metadata;
import io.grpc.SecurityLevel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Sends a token with each call of a client: {@code client.withCallCredentials(new BearerToken(…))}.
 * It is never sent over a connection that is not encrypted.
 */
public final class BearerToken extends CallCredentials {
  static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
  static final String PREFIX = "Bearer ";

  private final Supplier<String> token;

  /**
   * Sends what this supplier gives.
   *
   * @param token asked for each call, by the call's executor; it may wait, and may throw
   *     grpc-java's exceptions to fail the call
   */
  public BearerToken(Supplier<String> token) {
    this.token = token;
  }

  @Override
  public void applyRequestMetadata(
      RequestInfo request, Executor executor, MetadataApplier applier) {
    if (request.getSecurityLevel() != SecurityLevel.PRIVACY_AND_INTEGRITY) {
      applier.fail(
          Status.UNAUTHENTICATED.withDescription(
              "the token was not sent: the connection to %s is not encrypted, use TLS"
                  .formatted(request.getAuthority())));
      return;
    }
    executor.execute(
        () -> {
          try {
            Metadata headers = new Metadata();
            headers.put(AUTHORIZATION, PREFIX + token.get());
            applier.apply(headers);
          } catch (StatusRuntimeException e) {
            applier.fail(e.getStatus());
          } catch (RuntimeException e) { // The call must not wait for ever.
            applier.fail(Status.UNAUTHENTICATED.withDescription("no token").withCause(e));
          }
        });
  }
}
