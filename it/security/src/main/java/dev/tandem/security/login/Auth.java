package dev.tandem.security.login;

import com.example.auth.v1.AuthService;
import com.example.auth.v1.LoginRequest;
import com.example.auth.v1.RefreshRequest;
import com.example.auth.v1.TokenPair;
import dev.tandem.runtime.RpcException;
import dev.tandem.security.token.Caller;
import dev.tandem.security.token.TokenIssuer;
import java.util.Optional;
import java.util.function.Function;

/** The sample AuthService: hands out signed access tokens, and refresh tokens that work once. */
public final class Auth implements AuthService {
  // Hashed like all others, so that an unknown user takes as long as a wrong password.
  private static final PasswordHash NOBODY = PasswordHash.of("", PasswordHash.ITERATIONS);

  private final Function<String, Optional<Account>> accounts;
  private final TokenIssuer accessTokens;
  private final RefreshTokens refreshTokens;

  /**
   * Makes the service.
   *
   * @param accounts finds a user's account
   * @param accessTokens makes access tokens
   * @param refreshTokens makes and remembers refresh tokens
   */
  public Auth(
      Function<String, Optional<Account>> accounts,
      TokenIssuer accessTokens,
      RefreshTokens refreshTokens) {
    this.accounts = accounts;
    this.accessTokens = accessTokens;
    this.refreshTokens = refreshTokens;
  }

  @Override
  public TokenPair login(LoginRequest request) {
    Optional<Account> account = accounts.apply(request.getUser());
    boolean matches = account.map(Account::password).orElse(NOBODY).matches(request.getPassword());
    if (account.isEmpty() || !matches) {
      throw new RpcException.Unauthenticated("wrong user or password");
    }
    return pair(request.getUser(), account.get(), refreshTokens.begin(request.getUser()));
  }

  @Override
  public TokenPair refresh(RefreshRequest request) {
    RefreshTokens.Trade trade = refreshTokens.trade(request.getRefreshToken());
    // Asked anew: since the login, the user may have lost scopes, or the account.
    Account account =
        accounts
            .apply(trade.user())
            .orElseThrow(() -> new RpcException.Unauthenticated("the account is gone"));
    return pair(trade.user(), account, trade.next());
  }

  private TokenPair pair(String user, Account account, String refreshToken) {
    return TokenPair.newBuilder()
        .setAccessToken(accessTokens.issue(new Caller(user, account.scopes())))
        .setRefreshToken(refreshToken)
        .setExpiresIn((int) accessTokens.lifetime().toSeconds())
        .build();
  }
}
