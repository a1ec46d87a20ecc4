package dev.tandem.security.login;

import com.example.auth.v1.AuthService;
import com.example.auth.v1.LoginRequest;
import com.example.auth.v1.RefreshRequest;
import com.example.auth.v1.TokenPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * A client's login: gives an access token that is good for a while yet, and trades the refresh
 * token for the next pair when it is not. For {@code new BearerToken(session)}. Thread-safe: one
 * thread trades, the others wait for it.
 */
public final class LoginSession implements Supplier<String> {
  private static final Duration MARGIN = Duration.ofSeconds(30); // for the call itself

  private final AuthService auth;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();

  private TokenPair tokens; // these two are guarded by the lock
  private Instant end;

  private LoginSession(AuthService auth, Clock clock, TokenPair tokens) {
    this.auth = auth;
    this.clock = clock;
    this.tokens = tokens;
    this.end = endOf(tokens);
  }

  /**
   * Logs in. The password is not kept.
   *
   * @param auth the service: its client, with a timeout
   * @param user who logs in
   * @param password the password
   * @param clock tells the time
   * @return the session
   * @throws dev.tandem.runtime.RpcException if that fails
   */
  public static LoginSession login(AuthService auth, String user, String password, Clock clock) {
    LoginRequest request = LoginRequest.newBuilder().setUser(user).setPassword(password).build();
    return new LoginSession(auth, clock, auth.login(request));
  }

  @Override
  public String get() {
    lock.lock();
    try {
      if (clock.instant().plus(MARGIN).isAfter(end)) {
        tokens =
            auth.refresh(
                RefreshRequest.newBuilder().setRefreshToken(tokens.getRefreshToken()).build());
        end = endOf(tokens);
      }
      return tokens.getAccessToken();
    } finally {
      lock.unlock();
    }
  }

  private Instant endOf(TokenPair pair) {
    return clock.instant().plusSeconds(pair.getExpiresIn());
  }
}
