package dev.tandem.security;

import dev.tandem.security.token.Caller;
import dev.tandem.security.token.SigningKeys;
import dev.tandem.security.token.TokenIssuer;
import dev.tandem.security.token.TokenVerifier;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;

/** Tokens of a test, and a clock that is set forward by hand. */
final class Tokens extends Clock {
  static final String ISSUER = "https://auth.example.org";
  static final String AUDIENCE = "guide";
  static final Duration LIFETIME = Duration.ofMinutes(5);

  final SigningKeys keys = new SigningKeys();
  final TokenIssuer issuer = new TokenIssuer(keys, ISSUER, AUDIENCE, LIFETIME, this);
  final TokenVerifier verifier = new TokenVerifier(keys, ISSUER, AUDIENCE, this);
  private volatile Instant now = Instant.now();

  String of(String user, String... scopes) {
    return issuer.issue(new Caller(user, Set.of(scopes)));
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException();
  }
}
