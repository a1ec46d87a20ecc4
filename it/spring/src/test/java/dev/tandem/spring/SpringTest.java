package dev.tandem.spring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.common.v1.ValidationError;
import com.example.user.v1.CreateUserRequest;
import com.example.user.v1.GetUserStreamRequest;
import com.example.user.v1.User;
import com.example.user.v1.UserService;
import com.example.user.v1.UserServiceClient;
import dev.tandem.runtime.RpcException;
import dev.tandem.spring.frontend.FrontendApplication;
import dev.tandem.spring.frontend.Greetings;
import dev.tandem.spring.users.UsersApplication;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.grpc.client.GrpcChannelFactory;
import org.springframework.grpc.server.lifecycle.GrpcServerLifecycle;

/** One application serves, the other one calls. */
@Timeout(60)
class SpringTest {
  private static ConfigurableApplicationContext server;
  private static ConfigurableApplicationContext client;

  @BeforeAll
  static void start() {
    server = run(UsersApplication.class);
    client =
        run(
            FrontendApplication.class,
            "spring.grpc.client.channel.users.target=static://localhost:" + port(server));
  }

  private static ConfigurableApplicationContext run(Class<?> application, String... properties) {
    return new SpringApplicationBuilder(application, AlsoServesNews.class)
        .properties("spring.grpc.server.address=127.0.0.1", "spring.grpc.server.port=0")
        .properties("spring.main.banner-mode=off", "logging.level.root=warn")
        .properties("spring.grpc.server.health.service[user.v1.UserService].include=ping")
        .properties("spring.grpc.server.health.schedule.delay=0s")
        .properties(properties)
        .run();
  }

  private static int port(ConfigurableApplicationContext context) {
    return context.getBean(GrpcServerLifecycle.class).getPort();
  }

  @AfterAll
  static void stop() {
    client.close();
    server.close();
  }

  @Test
  void theClientIsInjectedAsItsInterface() {
    UserService users = client.getBean(UserService.class);
    assertInstanceOf(UserServiceClient.class, users);
    User ada = create(users, "Ada");

    assertEquals("Hello, Ada", client.getBean(Greetings.class).greet(ada.getId()));
    List<User> all = new ArrayList<>();
    users.getUserStream(GetUserStreamRequest.newBuilder().setNamePrefix("Ad").build(), all::add);
    assertEquals(List.of(ada), all);
  }

  private static User create(UserService users, String name) {
    return users.createUser(CreateUserRequest.newBuilder().setName(name).build()).getUser();
  }

  @Test
  void errorsKeepTheirDetails() {
    RpcException.InvalidArgument e =
        assertThrows(
            RpcException.InvalidArgument.class,
            () -> create(client.getBean(UserService.class), ""));
    ValidationError invalid = e.detail(ValidationError.class).orElseThrow();
    assertEquals("name", invalid.getErrors(0).getField());
  }

  @Test
  void springsExceptionHandlersSayWhatCallersGet() {
    UserService users = client.getBean(UserService.class);
    create(users, "Twin");
    RpcException.AlreadyExists e =
        assertThrows(RpcException.AlreadyExists.class, () -> create(users, "Twin"));
    assertTrue(e.getMessage().startsWith("ALREADY_EXISTS: Twin is taken"), e.getMessage());
  }

  @Test
  void aClientIsNotExported() throws Exception {
    assertEquals(
        List.of(
            "grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection", "news.v1.NewsService"),
        Reflection.services("localhost:" + port(client)));
  }

  @Test
  void reflectionKnowsTheService() throws Exception {
    assertTrue(Reflection.services("localhost:" + port(server)).contains("user.v1.UserService"));
    assertEquals(
        "user/v1/user_service.proto",
        Reflection.fileOf("user.v1.UserService", "localhost:" + port(server)));
  }

  @Test
  void healthKnowsTheService() throws InterruptedException {
    GrpcChannelFactory channels = client.getBean(GrpcChannelFactory.class);
    HealthGrpc.HealthBlockingStub health =
        HealthGrpc.newBlockingStub(channels.createChannel("users"));
    assertEquals(ServingStatus.SERVING, ask(health, ""));
    assertEquals(ServingStatus.SERVING, ask(health, "user.v1.UserService"));
  }

  /** Spring sets the status of single services some time after the start. */
  private static ServingStatus ask(HealthGrpc.HealthBlockingStub health, String service)
      throws InterruptedException {
    HealthCheckRequest request = HealthCheckRequest.newBuilder().setService(service).build();
    while (true) {
      try {
        return health.check(request).getStatus();
      } catch (StatusRuntimeException e) {
        assertEquals(Status.Code.NOT_FOUND, e.getStatus().getCode());
        Thread.sleep(50);
      }
    }
  }
}
