package dev.tandem.errors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.user.v1.GetUserRequest;
import com.example.user.v1.GetUserResponse;
import com.example.user.v1.UserService;
import com.example.user.v1.UserServiceAsync;
import com.example.user.v1.UserServiceAsyncClient;
import com.example.user.v1.UserServiceClient;
import com.example.user.v1.UserServiceRpc;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.ServerOptions;
import io.grpc.ServerServiceDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An application's exceptions, in both styles. */
@Timeout(30)
class StorageErrorsTest {
  static ServerServiceDefinition service(UserService users) {
    return UserServiceRpc.bind(
        users, ServerOptions.defaults().withErrorMapper(new StorageErrors()));
  }

  private static UserService failingWith(Supplier<RuntimeException> failure) {
    return new UserService() {
      @Override
      public GetUserResponse getUser(GetUserRequest request) {
        throw failure.get();
      }
    };
  }

  /** What a caller gets if storage fails like this. */
  private static RpcException answer(Supplier<RuntimeException> failure) throws IOException {
    try (Served served = Served.by(service(failingWith(failure)))) {
      UserServiceClient client = new UserServiceClient(served.channel());
      return assertThrows(
          RpcException.class, () -> client.getUser(GetUserRequest.getDefaultInstance()));
    }
  }

  @Test
  void aKnownExceptionBecomesWhatTheMapperSays() throws IOException {
    RpcException e = answer(() -> new NoSuchElementException("select * from users"));
    assertEquals(RpcException.NotFound.class, e.getClass());
    assertEquals("no such user", e.getStatus().getDescription());
  }

  @Test
  void detailsOfTheMapperCross() throws IOException {
    RpcException e = answer(() -> new UncheckedIOException(new IOException("/var/db")));
    assertEquals(RpcException.Unavailable.class, e.getClass());
    assertEquals(1, e.detail(RetryInfo.class).orElseThrow().getRetryDelay().getSeconds());
  }

  @Test
  void ofAnUnknownOneTheCallerGetsAnId() throws IOException {
    RpcException e = answer(() -> new IllegalStateException("password=secret"));
    assertEquals(RpcException.Unknown.class, e.getClass());
    assertFalse(e.toString().contains("secret"), e.toString());
    assertTrue(e.toString().contains("under id "), e.toString());
  }

  @Test
  void theHandlersOwnIsNotMapped() throws IOException {
    RpcException e = answer(() -> new RpcException.Unavailable("maintenance"));
    assertEquals("maintenance", e.getStatus().getDescription());
  }

  @Test
  void anotherServersIsMapped() throws IOException {
    try (Served backend =
        Served.by(UserServiceRpc.bind(failingWith(() -> new RpcException.Unavailable("x"))))) {
      UserServiceClient client = new UserServiceClient(backend.channel());
      UserService handler =
          new UserService() {
            @Override
            public GetUserResponse getUser(GetUserRequest request) {
              return client.getUser(request).toBuilder().build();
            }
          };
      try (Served front = Served.by(service(handler))) {
        RpcException e =
            assertThrows(
                RpcException.Unavailable.class,
                () ->
                    new UserServiceClient(front.channel())
                        .getUser(GetUserRequest.getDefaultInstance()));
        assertEquals("BACKEND_DOWN", e.detail(ErrorInfo.class).orElseThrow().getReason());
      }
    }
  }

  @Test
  void anAsynchronousHandlersIsMapped() throws IOException {
    UserServiceAsync handler =
        new UserServiceAsync() {
          @Override
          public CompletableFuture<GetUserResponse> getUser(GetUserRequest request) {
            return CompletableFuture.supplyAsync(
                () -> {
                  throw new NoSuchElementException();
                });
          }
        };
    ServerServiceDefinition service =
        UserServiceRpc.bindAsync(
            handler, ServerOptions.defaults().withErrorMapper(new StorageErrors()));
    try (Served served = Served.by(service)) {
      UserServiceAsyncClient client = new UserServiceAsyncClient(served.channel());
      CompletableFuture<RpcException> failure =
          client
              .getUser(GetUserRequest.getDefaultInstance())
              .handle((response, error) -> (RpcException) error);
      assertEquals(RpcException.NotFound.class, failure.join().getClass());
    }
  }
}
