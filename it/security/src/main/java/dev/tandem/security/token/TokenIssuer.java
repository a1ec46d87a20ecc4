package dev.tandem.security.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/** Makes signed access tokens (RFC 9068) that say who calls and what it may do. */
public final class TokenIssuer {
  static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");
  static final String SCOPE = "scope";

  private final SigningKeys keys;
  private final String issuer;
  private final String audience;
  private final Duration lifetime;
  private final Clock clock;

  /**
   * Makes an issuer.
   *
   * @param keys the keys to sign with
   * @param issuer who issues them: a URI
   * @param audience the servers that they are for, so that no other takes them
   * @param lifetime how long they are good; minutes, since they cannot be called back
   * @param clock tells the time
   */
  public TokenIssuer(
      SigningKeys keys, String issuer, String audience, Duration lifetime, Clock clock) {
    this.keys = keys;
    this.issuer = issuer;
    this.audience = audience;
    this.lifetime = lifetime;
    this.clock = clock;
  }

  /**
   * Says how long tokens are good.
   *
   * @return the time from their issue to their end
   */
  public Duration lifetime() {
    return lifetime;
  }

  /**
   * Makes a token.
   *
   * @param caller whom it is for
   * @return the token
   */
  public String issue(Caller caller) {
    Instant now = clock.instant();
    ECKey key = keys.current();
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).type(TYPE).build(),
            new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(audience)
                .subject(caller.name())
                .claim(SCOPE, String.join(" ", caller.scopes()))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(lifetime)))
                .build());
    try {
      token.sign(new ECDSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException("cannot sign with key " + key.getKeyID(), e);
    }
    return token.serialize();
  }
}
