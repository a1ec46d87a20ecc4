package dev.tandem.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.tandem.runtime.RpcException;
import dev.tandem.security.token.Caller;
import dev.tandem.security.token.TokenIssuer;
import dev.tandem.security.token.TokenVerifier;
import java.time.Duration;
import java.util.Date;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tokens that are good, and all kinds that are not. */
@Timeout(30)
class TokenTest {
  private static final Caller ADA = new Caller("ada", Set.of("route:read", "route:write"));

  private final Tokens tokens = new Tokens();

  private void assertRefused(String expected, String token) {
    RpcException e =
        assertThrows(
            RpcException.Unauthenticated.class, () -> tokens.verifier.verify(token), "it is taken");
    assertEquals(expected, e.getStatus().getDescription());
  }

  private void assertNotValid(String token) {
    assertRefused("the token is not valid", token);
  }

  @Test
  void aTokenSaysWhoCalls() {
    assertEquals(ADA, tokens.verifier.verify(tokens.issuer.issue(ADA)));
  }

  @Test
  void aTokenExpires() {
    String token = tokens.issuer.issue(ADA);
    tokens.pass(Tokens.LIFETIME);
    tokens.verifier.verify(token); // Clocks may differ by a minute.
    tokens.pass(Duration.ofSeconds(61));
    assertRefused("the token has expired", token);
  }

  @Test
  void tokensOfTheLastKeyAreGoodAndOlderOnesNot() {
    String first = tokens.issuer.issue(ADA);
    tokens.keys.rotate();
    String second = tokens.issuer.issue(ADA);
    assertEquals(ADA, tokens.verifier.verify(first));
    assertEquals(ADA, tokens.verifier.verify(second));
    tokens.keys.rotate();
    assertNotValid(first);
    assertEquals(ADA, tokens.verifier.verify(second));
  }

  @Test
  void aChangedTokenIsRefused() throws Exception {
    String[] parts = tokens.issuer.issue(ADA).split("\\.");
    String[] others = tokens.issuer.issue(new Caller("eve", Set.of())).split("\\.");
    assertNotValid(others[0] + "." + parts[1] + "." + others[2]);
    assertNotValid(parts[0] + "." + parts[1] + ".");
  }

  @Test
  void aTokenForOthersOrByOthersIsRefused() {
    assertNotValid(
        new TokenIssuer(tokens.keys, Tokens.ISSUER, "chat", Tokens.LIFETIME, tokens).issue(ADA));
    assertNotValid(
        new TokenIssuer(
                tokens.keys, "https://evil.example", Tokens.AUDIENCE, Tokens.LIFETIME, tokens)
            .issue(ADA));
    assertNotValid(new Tokens().issuer.issue(ADA)); // Another key.
  }

  @Test
  void aTokenThatIsNotSignedIsRefused() {
    assertNotValid(new PlainJWT(claims()).serialize());
  }

  /** The public key is no secret: taken for one of HMAC, it would let anybody sign. */
  @Test
  void aTokenSignedWithThePublicKeyIsRefused() throws JOSEException {
    JWK key = tokens.keys.published().getKeys().get(0);
    SignedJWT forged = new SignedJWT(header(JWSAlgorithm.HS256, key.getKeyID()), claims());
    forged.sign(new MACSigner(key.toECKey().toECPublicKey().getEncoded()));
    assertNotValid(forged.serialize());
  }

  @Test
  void aTokenWithAKeyOfItsOwnIsRefused() throws JOSEException {
    ECKey own = new ECKeyGenerator(Curve.P_256).keyID("own").generate();
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.ES256)
            .type(new JOSEObjectType("at+jwt"))
            .jwk(own.toPublicJWK())
            .build();
    SignedJWT forged = new SignedJWT(header, claims());
    forged.sign(new ECDSASigner(own));
    assertNotValid(forged.serialize());
  }

  /** Other tokens of the same issuer, such as those that only say who somebody is. */
  @Test
  void aTokenOfAnotherTypeIsRefused() throws JOSEException {
    ECKey key = new ECKeyGenerator(Curve.P_256).keyID("k").generate();
    TokenVerifier verifier =
        new TokenVerifier(
            (selector, context) -> selector.select(new JWKSet(key)),
            Tokens.ISSUER,
            Tokens.AUDIENCE,
            tokens);
    SignedJWT access = new SignedJWT(header(JWSAlgorithm.ES256, "k"), claims());
    access.sign(new ECDSASigner(key));
    assertEquals("ada", verifier.verify(access.serialize()).name());
    SignedJWT identity =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("k").type(JOSEObjectType.JWT).build(),
            claims());
    identity.sign(new ECDSASigner(key));
    assertThrows(RpcException.Unauthenticated.class, () -> verifier.verify(identity.serialize()));
  }

  @Test
  void publishedKeysHaveNoSecret() {
    tokens.keys.rotate();
    assertEquals(2, tokens.keys.published().size());
    tokens.keys.published().getKeys().forEach(key -> assertFalse(key.isPrivate()));
  }

  private static JWSHeader header(JWSAlgorithm algorithm, String key) {
    return new JWSHeader.Builder(algorithm).keyID(key).type(new JOSEObjectType("at+jwt")).build();
  }

  private JWTClaimsSet claims() {
    return new JWTClaimsSet.Builder()
        .issuer(Tokens.ISSUER)
        .audience(Tokens.AUDIENCE)
        .subject("ada")
        .claim("scope", "route:read")
        .expirationTime(Date.from(tokens.instant().plus(Tokens.LIFETIME)))
        .build();
  }
}
