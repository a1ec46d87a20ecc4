package dev.tandem.security.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.List;
import java.util.UUID;

/**
 * The keys that sign tokens: a current one, and the one before it, whose tokens are still good. Let
 * more time pass between two rotations than a token lives.
 */
public final class SigningKeys implements JWKSource<SecurityContext> {
  private volatile List<ECKey> newestFirst = List.of(generate());

  /**
   * Gives the keys that others need to check tokens, as they are published.
   *
   * @return the public keys
   */
  public JWKSet published() {
    return new JWKSet(newestFirst.stream().<JWK>map(ECKey::toPublicJWK).toList());
  }

  /**
   * Signs with a new key from now on. Tokens of the last one are still good, older ones are not.
   */
  public synchronized void rotate() {
    newestFirst = List.of(generate(), current());
  }

  @Override
  public List<JWK> get(JWKSelector selector, SecurityContext context) {
    return selector.select(published());
  }

  ECKey current() {
    return newestFirst.get(0);
  }

  private static ECKey generate() {
    try {
      return new ECKeyGenerator(Curve.P_256)
          .keyID(UUID.randomUUID().toString())
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.ES256)
          .generate();
    } catch (JOSEException e) {
      throw new IllegalStateException("this JVM cannot make keys for ES256", e);
    }
  }
}
