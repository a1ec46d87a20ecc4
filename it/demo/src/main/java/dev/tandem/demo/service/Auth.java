package dev.tandem.demo.service;

import com.example.auth.v1.AuthService;
import com.example.auth.v1.LoginRequest;
import com.example.auth.v1.RefreshRequest;
import com.example.auth.v1.TokenPair;
import dev.tandem.runtime.RpcException;
import io.grpc.Metadata;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Hands out random tokens and remembers them. A real one would keep hashes of passwords only. */
public final class Auth implements AuthService {
  /** The header that carries an access token: {@code Bearer TOKEN}. */
  public static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  private static final int SECONDS = 3600;

  private final Map<String, String> passwords = Map.of("ada", "lovelace");
  private final SecureRandom random = new SecureRandom();
  private final Set<String> accessTokens = ConcurrentHashMap.newKeySet();
  private final Set<String> refreshTokens = ConcurrentHashMap.newKeySet();

  @Override
  public TokenPair login(LoginRequest request) {
    String password = passwords.get(request.getUser());
    if (password == null || !password.equals(request.getPassword())) {
      throw new RpcException.Unauthenticated("wrong user or password");
    }
    return newTokens();
  }

  @Override
  public TokenPair refresh(RefreshRequest request) {
    if (!refreshTokens.remove(request.getRefreshToken())) {
      throw new RpcException.Unauthenticated("this refresh token is unknown or was used before");
    }
    return newTokens();
  }

  void requireLogin(Metadata headers) {
    String header = headers.get(AUTHORIZATION);
    String prefix = "Bearer ";
    if (header == null
        || !header.startsWith(prefix)
        || !accessTokens.contains(header.substring(prefix.length()))) {
      throw new RpcException.Unauthenticated("log in first");
    }
  }

  private TokenPair newTokens() {
    return TokenPair.newBuilder()
        .setAccessToken(newToken(accessTokens))
        .setRefreshToken(newToken(refreshTokens))
        .setExpiresIn(SECONDS)
        .build();
  }

  private String newToken(Set<String> kind) {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    String token = HexFormat.of().formatHex(bytes);
    kind.add(token);
    return token;
  }
}
