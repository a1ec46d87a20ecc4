package dev.tandem.security.login;

import dev.tandem.runtime.RpcException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Refresh tokens that work once. Each trade gives the next token of the same login. A token that is
 * shown a second time was stolen, from the one or the other: that ends the login (RFC 9700, section
 * 4.14). Stored are hashes only.
 *
 * <p>This one remembers logins in memory, one entry for each; a real one does the same in a table.
 */
public final class RefreshTokens {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Map<String, Login> logins = new ConcurrentHashMap<>();
  private final Duration lifetime;
  private final Clock clock;

  private record Login(String user, String secretHash, Instant end) {}

  /**
   * A trade that went well.
   *
   * @param user whose token it was
   * @param next the token to trade the next time
   */
  public record Trade(String user, String next) {}

  /**
   * Makes a store without logins.
   *
   * @param lifetime how long a token is good if it is not used
   * @param clock tells the time
   */
  public RefreshTokens(Duration lifetime, Clock clock) {
    this.lifetime = lifetime;
    this.clock = clock;
  }

  /**
   * Begins a login.
   *
   * @param user who has logged in
   * @return its first token
   */
  public String begin(String user) {
    logins.values().removeIf(this::isOver);
    String id = random();
    String secret = random();
    logins.put(id, login(user, secret));
    return id + "." + secret;
  }

  /**
   * Trades a token for the next one.
   *
   * @param token the token, as it came from outside
   * @return whose it was, and the next one
   * @throws RpcException.Unauthenticated if it is unknown, too old, or was used before
   */
  public Trade trade(String token) {
    String id = token.substring(0, Math.max(0, token.indexOf('.')));
    String shown = hash(token.substring(id.length() + (id.isEmpty() ? 0 : 1)));
    String next = random();
    @Nullable Login login =
        logins.computeIfPresent(
            id,
            (key, known) ->
                isOver(known) || !known.secretHash.equals(shown)
                    ? null // Gone, and with it the token that the thief, or the owner, has got.
                    : login(known.user, next));
    if (login == null) {
      throw new RpcException.Unauthenticated("the refresh token is not valid: log in again");
    }
    return new Trade(login.user, id + "." + next);
  }

  private Login login(String user, String secret) {
    return new Login(user, hash(secret), clock.instant().plus(lifetime));
  }

  private boolean isOver(Login login) {
    return !clock.instant().isBefore(login.end);
  }

  private static String random() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  // No salt, no iterations: unlike a password, what is hashed is too random to be guessed.
  private static String hash(String secret) {
    try {
      byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JVM lacks SHA-256", e);
    }
  }
}
