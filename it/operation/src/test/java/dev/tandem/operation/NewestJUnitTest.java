package dev.tandem.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.example.user.v1.GetUserStreamRequest;
import com.example.user.v1.User;
import com.example.user.v1.UserService;
import com.example.user.v1.UserServiceClient;
import com.example.user.v1.UserServiceRpc;
import dev.tandem.runtime.Sender;
import dev.tandem.runtime.ServerStream;
import dev.tandem.testing.RecordedService;
import dev.tandem.testing.TestServer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;

/** tandem-testing is compiled for the oldest JUnit that it supports; here the newest runs it. */
@Timeout(60)
class NewestJUnitTest {

  private static final class EndlessUsers extends Users {
    @Override
    public void getUserStream(GetUserStreamRequest request, Sender<User> responses) {
      while (true) {
        responses.send(User.getDefaultInstance());
      }
    }
  }

  static class Tests {
    @RegisterExtension
    final TestServer server = TestServer.of().withPatience(Duration.ofMillis(50));

    private final RecordedService<UserService> users =
        RecordedService.of(UserService.class, new EndlessUsers());
    private ServerStream<User> stream;

    private UserServiceClient client() {
      server.serve(UserServiceRpc.bind(users.service()));
      return new UserServiceClient(server.channel());
    }

    @Test
    void passes() {
      client().getUser(Users.id(1));
      assertEquals(1, users.calls("getUser").size());
    }

    @Test
    void leaks() {
      stream = client().getUserStream(GetUserStreamRequest.getDefaultInstance());
    }
  }

  @Test
  void itWorksTheSame() {
    List<String> failures =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectClass(Tests.class))
            .execute()
            .testEvents()
            .finished()
            .stream()
            .flatMap(
                event ->
                    event.getRequiredPayload(TestExecutionResult.class).getThrowable().stream())
            .map(Throwable::getMessage)
            .toList();
    assertEquals(1, failures.size(), failures.toString());
    assertTrue(failures.get(0).contains("user.v1.UserService/GetUserStream, begun at "));
  }
}
