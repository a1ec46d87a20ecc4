package dev.tandem.demo.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.common.v1.ErrorDetail;
import com.example.common.v1.ValidationError;
import com.example.user.v1.CreateUserRequest;
import com.example.user.v1.CreateUserResponse;
import com.example.user.v1.GetUserRequest;
import com.example.user.v1.GetUserResponse;
import com.example.user.v1.GetUserStreamRequest;
import com.example.user.v1.User;
import com.example.user.v1.UserService;
import com.example.user.v1.UserServiceClient;
import com.example.user.v1.UserServiceRpc;
import dev.tandem.runtime.CallContext;
import dev.tandem.runtime.ClientOptions;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.Sender;
import dev.tandem.runtime.ServerOptions;
import dev.tandem.runtime.ServerStream;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.ServerServiceDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs the code that docs/runtime.md shows about errors, cancellation, timeouts and options. */
@Timeout(30)
class CallsCodeTest {
  private static final Metadata.Key<String> TRACE_ID =
      Metadata.Key.of("trace-id", Metadata.ASCII_STRING_MARSHALLER);

  private final CountDownLatch cancelled = new CountDownLatch(1);
  private final List<String> fieldErrors = new ArrayList<>();

  /** Has what the handlers of the document do. */
  private final class Users implements UserService {
    @Override
    public CreateUserResponse createUser(CreateUserRequest request) {
      // docs:throw
      ErrorDetail problem =
          ErrorDetail.newBuilder().setField("email").setMessage("must have an @").build();
      throw new RpcException.InvalidArgument("the user is not valid")
          .withDetail(ValidationError.newBuilder().addErrors(problem).build());
      // docs:end
    }

    @Override
    public GetUserResponse getUser(GetUserRequest request) {
      // docs:context
      CallContext call = CallContext.current();
      String traceId = call.headers().get(TRACE_ID);
      if (traceId != null) {
        call.responseTrailers().put(TRACE_ID, traceId);
      }
      // docs:end
      if (request.getId() == 0) {
        throw new UncheckedIOException(new IOException("disk full"));
      }
      return GetUserResponse.newBuilder().setErrorMessage(String.valueOf(traceId)).build();
    }

    @Override
    public void getUserStream(GetUserStreamRequest request, Sender<User> responses) {
      // docs:listener
      Context.current().addListener(context -> cancelled.countDown(), Runnable::run);
      // docs:end
      while (true) {
        responses.send(User.getDefaultInstance());
      }
    }
  }

  @Test
  void details() throws IOException {
    try (InProcess process = InProcess.serve(UserServiceRpc.bind(new Users()))) {
      UserServiceClient client = new UserServiceClient(process.channel());
      CreateUserRequest request = CreateUserRequest.getDefaultInstance();
      // docs:catch
      try {
        client.createUser(request);
      } catch (RpcException.InvalidArgument e) {
        e.detail(ValidationError.class)
            .ifPresent(invalid -> invalid.getErrorsList().forEach(this::show));
      }
      // docs:end
      assertEquals(List.of("email"), fieldErrors);
    }
  }

  private void show(ErrorDetail problem) {
    fieldErrors.add(problem.getField());
  }

  @Test
  void closeIsCancel() throws IOException, InterruptedException {
    try (InProcess process = InProcess.serve(UserServiceRpc.bind(new Users()))) {
      UserServiceClient client = new UserServiceClient(process.channel());
      // docs:close
      try (ServerStream<User> users = client.getUserStream(all())) {
        users.receive();
      } // not at its end: the call is cancelled, and its handler stops
      // docs:end
      cancelled.await();
    }
  }

  @Test
  void timeout() throws IOException, InterruptedException {
    try (InProcess process = InProcess.serve(UserServiceRpc.bind(new Users()))) {
      UserServiceClient client = new UserServiceClient(process.channel());
      // docs:timeout
      UserServiceClient patient = client.withTimeout(Duration.ofMillis(200));
      // docs:end
      do { // On a busy machine the time may be up before the handler has begun.
        assertThrows(
            RpcException.DeadlineExceeded.class, () -> patient.getUserStream(all(), user -> {}));
      } while (!cancelled.await(1, TimeUnit.SECONDS));
    }
  }

  @Test
  void options() throws IOException {
    Users users = new Users();
    // docs:server-options
    ServerOptions options =
        ServerOptions.defaults()
            .withPrefetch(64)
            .withErrorMapper(
                error ->
                    error instanceof UncheckedIOException
                        ? new RpcException.Unavailable("storage is down, try again later")
                        : null);
    ServerServiceDefinition service = UserServiceRpc.bind(users, options);
    // docs:end
    try (InProcess process = InProcess.serve(service)) {
      UserServiceClient client = new UserServiceClient(process.channel());
      // docs:client-options
      Metadata headers = new Metadata();
      headers.put(TRACE_ID, "4711");
      UserServiceClient configured =
          client.withHeaders(headers).withOption(ClientOptions.PREFETCH, 8);
      // docs:end
      GetUserRequest one = GetUserRequest.newBuilder().setId(1).build();
      assertEquals("4711", configured.getUser(one).getErrorMessage());
      RpcException.Unavailable down =
          assertThrows(
              RpcException.Unavailable.class,
              () -> configured.getUser(GetUserRequest.getDefaultInstance()));
      assertTrue(down.getMessage().startsWith("UNAVAILABLE: storage is down"), down.getMessage());
    }
  }

  @Test
  void proxy() throws IOException {
    try (InProcess backend = InProcess.serve(UserServiceRpc.bind(new Users()))) {
      // docs:proxy
      ServerServiceDefinition proxy =
          UserServiceRpc.bind(
              new UserServiceClient(backend.channel()),
              ServerOptions.defaults().withForwardedHeaders(TRACE_ID));
      // docs:end
      try (InProcess front = InProcess.serve(proxy)) {
        Metadata headers = new Metadata();
        headers.put(TRACE_ID, "42");
        UserServiceClient client = new UserServiceClient(front.channel()).withHeaders(headers);
        GetUserRequest one = GetUserRequest.newBuilder().setId(1).build();
        assertEquals("42", client.getUser(one).getErrorMessage());
      }
    }
  }

  private static GetUserStreamRequest all() {
    return GetUserStreamRequest.getDefaultInstance();
  }
}
