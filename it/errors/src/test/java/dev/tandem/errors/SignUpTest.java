package dev.tandem.errors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.example.user.v1.CreateUserRequest;
import com.example.user.v1.GetUserStreamRequest;
import com.example.user.v1.User;
import com.example.user.v1.UserServiceClient;
import com.example.user.v1.UserServiceRpc;
import com.google.rpc.ErrorInfo;
import com.google.rpc.PreconditionFailure;
import com.google.rpc.QuotaFailure;
import com.google.rpc.RetryInfo;
import dev.tandem.runtime.RpcException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Details of google.rpc and of one's own, from a handler to its caller. */
@Timeout(30)
class SignUpTest {
  private Served served;
  private UserServiceClient client;

  @BeforeEach
  void start() throws IOException {
    served = Served.by(UserServiceRpc.bind(new SignUp(2)));
    client = new UserServiceClient(served.channel());
  }

  @AfterEach
  void stop() {
    served.close();
  }

  @Test
  void theFormShowsWhatIsWrong() {
    SignUpForm form = new SignUpForm(client);
    form.submit("", "ada@example.com");
    form.submit("Ada", "nowhere");
    form.submit("Ada", "ada@example.com");
    form.submit("Ada", "ada@example.com");
    form.submit("Alan", "alan@example.com");
    form.submit("Grace", "grace@example.com");
    assertEquals(
        List.of(
            "name: is needed",
            "email: must have an @",
            "welcome Ada",
            "Der Name ist vergeben",
            "NAME_TAKEN",
            "welcome Alan",
            "try again in 60 s"),
        form.shown());
  }

  @Test
  void theFormShowsTheSameWithoutAServer() {
    SignUpForm form = new SignUpForm(new SignUp(0));
    form.submit("Ada", "nowhere");
    form.submit("Ada", "ada@example.com");
    assertEquals(List.of("email: must have an @", "try again in 60 s"), form.shown());
  }

  @Test
  void eachDetailIsThere() {
    CreateUserRequest ada =
        CreateUserRequest.newBuilder().setName("Ada").setEmail("ada@example.com").build();
    client.createUser(ada);
    RpcException taken =
        assertThrows(RpcException.AlreadyExists.class, () -> client.createUser(ada));
    ErrorInfo info = taken.detail(ErrorInfo.class).orElseThrow();
    assertEquals("users.example.com", info.getDomain());
    assertEquals("Ada", info.getMetadataOrThrow("name"));
    assertEquals(2, taken.details().size());

    client.createUser(ada.toBuilder().setName("Alan").build());
    RpcException full =
        assertThrows(RpcException.ResourceExhausted.class, () -> client.createUser(ada));
    assertEquals(
        "users", full.detail(QuotaFailure.class).orElseThrow().getViolations(0).getSubject());
    assertEquals(60, full.detail(RetryInfo.class).orElseThrow().getRetryDelay().getSeconds());
    assertEquals("user.v1.UserService/CreateUser", full.method());
  }

  @Test
  void aStreamEndsWithItsDetails() {
    client.createUser(
        CreateUserRequest.newBuilder().setName("Ada").setEmail("ada@example.com").build());
    List<User> users = new ArrayList<>();
    RpcException failed =
        assertThrows(
            RpcException.FailedPrecondition.class,
            () -> client.getUserStream(GetUserStreamRequest.getDefaultInstance(), users::add));
    assertEquals(1, users.size());
    PreconditionFailure why = failed.detail(PreconditionFailure.class).orElseThrow();
    assertEquals("LOADING", why.getViolations(0).getType());
  }
}
