package dev.tandem.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.auth.v1.AuthService;
import com.example.auth.v1.LoginRequest;
import com.example.auth.v1.RefreshRequest;
import com.example.auth.v1.TokenPair;
import dev.tandem.runtime.RpcException;
import dev.tandem.security.login.Account;
import dev.tandem.security.login.Auth;
import dev.tandem.security.login.PasswordHash;
import dev.tandem.security.login.RefreshTokens;
import dev.tandem.security.token.Caller;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The sample AuthService, called without a wire. */
@Timeout(60)
class LoginTest {
  private static final Account ADA = account(1_000); // Quick, where time is not the matter.

  private final Tokens tokens = new Tokens();
  private final Map<String, Account> accounts = new ConcurrentHashMap<>(Map.of("ada", ADA));
  private final AuthService auth =
      new Auth(
          user -> Optional.ofNullable(accounts.get(user)),
          tokens.issuer,
          new RefreshTokens(Duration.ofDays(30), tokens));

  private static Account account(int iterations) {
    return new Account(PasswordHash.of("lovelace", iterations), Set.of("route:read"));
  }

  private TokenPair login(String user, String password) {
    return auth.login(LoginRequest.newBuilder().setUser(user).setPassword(password).build());
  }

  private TokenPair refresh(String token) {
    return auth.refresh(RefreshRequest.newBuilder().setRefreshToken(token).build());
  }

  private void assertSpent(String token) {
    RpcException e =
        assertThrows(RpcException.Unauthenticated.class, () -> refresh(token), "it is taken");
    assertEquals("the refresh token is not valid: log in again", e.getStatus().getDescription());
  }

  @Test
  void aLoginGivesTokens() {
    TokenPair pair = login("ada", "lovelace");
    assertEquals(
        new Caller("ada", Set.of("route:read")), tokens.verifier.verify(pair.getAccessToken()));
    assertEquals(300, pair.getExpiresIn());
  }

  @Test
  void anUnknownUserLooksLikeAWrongPassword() {
    accounts.put("ada", account(PasswordHash.ITERATIONS));
    try (CountedHashes hashes = CountedHashes.install()) {
      RpcException[] errors = new RpcException[3];
      List<Long> work =
          List.of(
              hashes.during(() -> errors[0] = refused("ada", "byron")),
              hashes.during(() -> errors[1] = refused("nobody", "byron")),
              hashes.during(() -> errors[2] = refused("nobody", "")));
      assertEquals(List.of(600_000L, 600_000L, 600_000L), work);
      for (RpcException error : errors) {
        assertEquals("UNAUTHENTICATED: wrong user or password", error.getMessage());
        assertEquals(null, error.getTrailers());
      }
    }
  }

  private RpcException refused(String user, String password) {
    return assertThrows(RpcException.Unauthenticated.class, () -> login(user, password));
  }

  @Test
  void storedPasswordsTellNothing() {
    PasswordHash again = PasswordHash.of("lovelace", 10);
    assertNotEquals(again, PasswordHash.of("lovelace", 10), "each has a salt of its own");
    assertTrue(again.matches("lovelace"));
    assertFalse(again.matches("Lovelace"));
    assertFalse(again.toString().contains(again.hash()));
  }

  @Test
  void aRefreshTokenWorksOnce() {
    String first = login("ada", "lovelace").getRefreshToken();
    TokenPair second = refresh(first);
    assertEquals("ada", tokens.verifier.verify(second.getAccessToken()).name());
    String third = refresh(second.getRefreshToken()).getRefreshToken();
    assertSpent(second.getRefreshToken());
    assertSpent(third); // Somebody has stolen one of them: neither goes on.
  }

  @Test
  void anotherLoginIsNotConcerned() {
    String phone = login("ada", "lovelace").getRefreshToken();
    String desk = login("ada", "lovelace").getRefreshToken();
    refresh(phone);
    assertSpent(phone);
    refresh(desk);
  }

  @Test
  void oneOfManyWinsARefreshToken() {
    String token = login("ada", "lovelace").getRefreshToken();
    long won =
        IntStream.range(0, 64)
            .parallel()
            .filter(
                i -> {
                  try {
                    refresh(token);
                    return true;
                  } catch (RpcException.Unauthenticated e) {
                    return false;
                  }
                })
            .count();
    assertEquals(1, won);
  }

  @Test
  void aRefreshTokenExpires() {
    String token = login("ada", "lovelace").getRefreshToken();
    tokens.pass(Duration.ofDays(30));
    assertSpent(token);
  }

  @Test
  void inventedRefreshTokensAreRefused() {
    for (String token : List.of("", ".", "a", "a.", ".a", "a.b.c")) {
      assertSpent(token);
    }
  }

  @Test
  void whoHasNoAccountAnyMoreGetsNoToken() {
    String token = login("ada", "lovelace").getRefreshToken();
    accounts.clear();
    assertThrows(RpcException.Unauthenticated.class, () -> refresh(token));
  }
}
