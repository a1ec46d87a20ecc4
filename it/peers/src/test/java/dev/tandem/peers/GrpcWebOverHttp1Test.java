package dev.tandem.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tandem.peers.Command.Result;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** gRPC-Web as browsers without TLS speak it. Reflection needs HTTP/2: the protos are at hand. */
@Timeout(60)
class GrpcWebOverHttp1Test {
  private static ReflectingServer server;

  @BeforeAll
  static void start() {
    Tools.assumeBuilt("buf");
    server = ReflectingServer.armeria();
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  private static Result curl(String method, String... options) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("curl", "--protocol", "grpcweb"));
    arguments.addAll(List.of("--schema", "proto-samples/src/main/proto"));
    arguments.addAll(List.of(options));
    arguments.add("http://localhost:" + server.port() + "/" + method);
    return Command.buf(arguments);
  }

  @Test
  void callsUnary() throws Exception {
    Result result = curl("routeguide.RouteGuide/GetFeature", "-v");
    assertEquals("{\n  \"name\": \"at 0\",\n  \"location\": {}\n}\n", result.output());
    assertTrue(result.errors().contains("HTTP/1.1 200 OK"), result.errors());
  }

  @Test
  void printsMessagesOfServerStream() throws Exception {
    Result result = curl("routeguide.RouteGuide/ListFeatures", "-d", "{\"hi\": {\"latitude\": 1}}");
    assertEquals(0, result.exitCode());
    assertEquals(2, result.output().split("\"name\": \"at ", -1).length - 1, result.output());
  }

  @Test
  void printsErrorWithDetails() throws Exception {
    Result result = curl("user.v1.UserService/CreateUser", "-d", "{\"email\": \"ada\"}");
    assertEquals(3 * 8, result.exitCode());
    assertTrue(result.errors().contains("\"type\": \"google.rpc.BadRequest\""), result.errors());
  }

  /** Why reflection is not on Armeria's event loop. If this fails, a newer Armeria is right. */
  @Test
  void reflectionOnTheEventLoopStillAnswersTwice() throws Exception {
    try (ReflectingServer twice = ReflectingServer.answeringTwice()) {
      String url = "http://localhost:" + twice.port();
      Result result = Command.buf(List.of("curl", "--protocol", "grpc", "--list-methods", url));
      assertEquals(
          "Failure: failed to find service named \"routeguide.RouteGuide\" in schema\n",
          result.errors());
    }
  }
}
