package dev.tandem.security.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.ExpiredJWTException;
import dev.tandem.runtime.RpcException;
import io.grpc.Attributes;
import io.grpc.Metadata;
import java.text.ParseException;
import java.time.Clock;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Checks access tokens: the signature, by one algorithm and with keys that are known beforehand;
 * for whom and by whom the token was made; and that it is of the right type and not too old.
 */
public final class TokenVerifier implements Authenticator {
  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

  /**
   * Makes a verifier.
   *
   * @param keys the public keys: {@link SigningKeys} of this process, or nimbus-jose-jwt's {@code
   *     JWKSourceBuilder} for those that another server publishes
   * @param issuer who must have issued the token
   * @param audience whom it must be for
   * @param clock tells the time
   */
  public TokenVerifier(
      JWKSource<SecurityContext> keys, String issuer, String audience, Clock clock) {
    processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(TokenIssuer.TYPE));
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.ES256, keys));
    processor.setJWTClaimsSetVerifier(
        new DefaultJWTClaimsVerifier<>(
            audience,
            new JWTClaimsSet.Builder().issuer(issuer).build(),
            Set.of("sub", "exp", TokenIssuer.SCOPE)) {
          @Override
          protected Date currentTime() {
            return Date.from(clock.instant());
          }
        });
  }

  @Override
  public Caller identify(Metadata headers, Attributes connection) {
    String header = headers.get(BearerToken.AUTHORIZATION);
    if (header == null || !header.startsWith(BearerToken.PREFIX)) {
      throw new RpcException.Unauthenticated("a bearer token is needed in authorization");
    }
    return verify(header.substring(BearerToken.PREFIX.length()));
  }

  /**
   * Checks a token.
   *
   * @param token the token, as it came from outside
   * @return whom it is for
   * @throws RpcException.Unauthenticated if it is not valid, or not any longer
   */
  public Caller verify(String token) {
    try {
      JWTClaimsSet claims = processor.process(token, null);
      String scopes = claims.getStringClaim(TokenIssuer.SCOPE);
      return new Caller(claims.getSubject(), new HashSet<>(List.of(scopes.split(" "))));
    } catch (ExpiredJWTException e) {
      throw new RpcException.Unauthenticated("the token has expired").withCause(e);
    } catch (ParseException | BadJOSEException | JOSEException e) {
      // Why would help only those who try to forge one.
      throw new RpcException.Unauthenticated("the token is not valid").withCause(e);
    }
  }
}
