package dev.tandem.demo.tour;

import com.example.common.v1.ErrorDetail;
import com.example.common.v1.ValidationError;
import com.example.user.v1.CreateUserRequest;
import com.example.user.v1.GetUserRequest;
import com.example.user.v1.GetUserStreamRequest;
import com.example.user.v1.User;
import com.example.user.v1.UserServiceClient;
import com.example.user.v1.UserServiceRpc;
import dev.tandem.demo.Transcript;
import dev.tandem.demo.service.Users;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.ServerStream;
import io.grpc.Channel;
import java.util.ArrayList;
import java.util.List;

/** State that lasts, errors with details, response headers. */
public final class UsersTour {
  private UsersTour() {}

  /** Calls the rpcs. */
  public static void run(Channel channel, Transcript transcript) {
    UserServiceClient client = new UserServiceClient(channel);
    transcript.section(UserServiceRpc.SERVICE_NAME, "Users, and errors that say what is wrong.");
    create(client, transcript);
    find(client, transcript);
    stream(client, transcript);
  }

  private static void create(UserServiceClient client, Transcript transcript) {
    for (String name : List.of("Ada", "Alan", "Grace")) {
      transcript.call(UserServiceRpc.CREATE_USER, "(" + name + ")");
      User user = client.createUser(request(name, name + "@example.com")).getUser();
      transcript.check("a time of creation", user.getCreatedAt() > 0);
      transcript.check("the email", user.getEmail().equals(name + "@example.com"));
      transcript.check("an id", user.getId() > 0);
      transcript.answer(name, user.getName());
    }

    transcript.call(UserServiceRpc.CREATE_USER, "(no name, \"nowhere\")");
    RpcException.InvalidArgument refusal =
        transcript.failure(
            RpcException.InvalidArgument.class,
            "the user is not valid",
            () -> client.createUser(request("", "nowhere")));
    List<ErrorDetail> problems =
        refusal.detail(ValidationError.class).orElseThrow().getErrorsList();
    transcript.check("2 problems", problems.size() == 2);
    transcript.answer("ValidationError: name must not be blank", text(problems.get(0)));
    transcript.answer("ValidationError: email must have an @", text(problems.get(1)));
    transcript.check("the rpc's name", refusal.method().equals("user.v1.UserService/CreateUser"));
  }

  private static void find(UserServiceClient client, Transcript transcript) {
    transcript.call(UserServiceRpc.GET_USER, "(1)");
    User first = client.getUser(GetUserRequest.newBuilder().setId(1).build()).getUser();
    transcript.answer("1 Ada", first.getId() + " " + first.getName());

    transcript.call(UserServiceRpc.GET_USER, "(7)");
    GetUserRequest nobody = GetUserRequest.newBuilder().setId(7).build();
    transcript.failure(RpcException.NotFound.class, "no user 7", () -> client.getUser(nobody));
  }

  private static void stream(UserServiceClient client, Transcript transcript) {
    transcript.call(UserServiceRpc.GET_USER_STREAM, "(prefix A), read in a loop");
    GetUserStreamRequest withA = GetUserStreamRequest.newBuilder().setNamePrefix("A").build();
    List<String> names = new ArrayList<>();
    try (ServerStream<User> users = client.getUserStream(withA)) {
      transcript.answer(
          "header users-total: 3", "header users-total: " + users.headers().get(Users.TOTAL));
      for (User user : users) {
        names.add(user.getName());
      }
    }
    transcript.answer(List.of("Ada", "Alan"), names);

    transcript.call(UserServiceRpc.GET_USER_STREAM, "(all), with List::add as the Sender");
    List<User> all = new ArrayList<>();
    client.getUserStream(GetUserStreamRequest.getDefaultInstance(), all::add);
    transcript.answer(List.of("Ada", "Alan", "Grace"), all.stream().map(User::getName).toList());
  }

  private static CreateUserRequest request(String name, String email) {
    return CreateUserRequest.newBuilder().setName(name).setEmail(email).build();
  }

  private static String text(ErrorDetail problem) {
    return "ValidationError: " + problem.getField() + " " + problem.getMessage();
  }
}
