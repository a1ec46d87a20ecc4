package dev.tandem.demo.tour;

import com.example.auth.v1.AuthServiceClient;
import com.example.auth.v1.AuthServiceRpc;
import com.example.auth.v1.LoginRequest;
import com.example.auth.v1.RefreshRequest;
import com.example.auth.v1.TokenPair;
import com.example.ecommers.Product;
import com.example.ecommers.ProductID;
import com.example.ecommers.ProductInfoClient;
import com.example.ecommers.ProductInfoRpc;
import dev.tandem.demo.Transcript;
import dev.tandem.demo.service.Auth;
import dev.tandem.runtime.RpcException;
import io.grpc.Channel;
import io.grpc.Metadata;

/** A token from one service is the header that another one asks for. */
public final class ProductsTour {
  private ProductsTour() {}

  /** Calls the rpcs of both services. */
  public static void run(Channel channel, Transcript transcript) {
    TokenPair tokens = logIn(new AuthServiceClient(channel), transcript);
    sell(new ProductInfoClient(channel), tokens, transcript);
  }

  private static TokenPair logIn(AuthServiceClient client, Transcript transcript) {
    transcript.section(AuthServiceRpc.SERVICE_NAME, "Tokens. They are random, so not shown.");

    transcript.call(AuthServiceRpc.LOGIN, "(ada, a wrong password)");
    transcript.failure(
        RpcException.Unauthenticated.class,
        "wrong user or password",
        () -> client.login(login("byron")));

    transcript.call(AuthServiceRpc.LOGIN, "(ada, the right password)");
    TokenPair first = client.login(login("lovelace"));
    transcript.answer("two tokens for 3600 seconds", text(first));

    transcript.call(AuthServiceRpc.REFRESH, "(the refresh token)");
    RefreshRequest refresh =
        RefreshRequest.newBuilder().setRefreshToken(first.getRefreshToken()).build();
    TokenPair second = client.refresh(refresh);
    transcript.answer("two tokens for 3600 seconds", text(second));
    transcript.holds("they are new", !second.getAccessToken().equals(first.getAccessToken()));

    transcript.call(AuthServiceRpc.REFRESH, "(the same token again)");
    transcript.failure(
        RpcException.Unauthenticated.class,
        "this refresh token is unknown or was used before",
        () -> client.refresh(refresh));
    return second;
  }

  private static void sell(ProductInfoClient client, TokenPair tokens, Transcript transcript) {
    transcript.section(
        ProductInfoRpc.SERVICE_NAME, "A catalogue. Its handler asks CallContext for the headers.");
    Product tea = Product.newBuilder().setName("Tea").setPrice("4.20").build();

    transcript.call(ProductInfoRpc.ADD_PRODUCT, "(Tea, 4.20) without a token");
    transcript.failure(
        RpcException.Unauthenticated.class, "log in first", () -> client.addProduct(tea));

    transcript.call(ProductInfoRpc.ADD_PRODUCT, "(Tea, 4.20) withHeaders(authorization)");
    Metadata headers = new Metadata();
    headers.put(Auth.AUTHORIZATION, "Bearer " + tokens.getAccessToken());
    ProductID id = client.withHeaders(headers).addProduct(tea);
    transcript.answer("p-1", id.getValue());

    transcript.call(ProductInfoRpc.GET_PRODUCT, "(p-1)");
    Product found = client.getProduct(id);
    transcript.answer(
        "p-1 Tea 4.20", found.getId() + " " + found.getName() + " " + found.getPrice());

    transcript.call(ProductInfoRpc.GET_PRODUCT, "(p-9)");
    transcript.failure(
        RpcException.NotFound.class,
        "no product p-9",
        () -> client.getProduct(ProductID.newBuilder().setValue("p-9").build()));
  }

  private static LoginRequest login(String password) {
    return LoginRequest.newBuilder().setUser("ada").setPassword(password).build();
  }

  private static String text(TokenPair tokens) {
    boolean both = !tokens.getAccessToken().isEmpty() && !tokens.getRefreshToken().isEmpty();
    return (both ? "two tokens" : "not two tokens") + " for " + tokens.getExpiresIn() + " seconds";
  }
}
