package dev.tandem.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.user.v1.User;
import com.example.web.v1.GetUserRequest;
import com.example.web.v1.UserDirectoryService;
import com.example.web.v1.UserDirectoryServiceRpc;
import com.google.gson.JsonObject;
import com.linecorp.armeria.common.SessionProtocol;
import com.linecorp.armeria.server.Server;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.ServerOptions;
import io.grpc.Status;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which HTTP status a REST client gets for each code of gRPC; docs/rest.md has them as a table. */
@Timeout(60)
class StatusCodesTest {

  /** Fails with the code whose number is asked for. */
  private static final class Failing implements UserDirectoryService {
    @Override
    public User getUser(GetUserRequest request) {
      if (request.getId() < 0) {
        throw new IllegalStateException("the password is 1234");
      }
      Status.Code code = Status.fromCodeValue((int) request.getId()).getCode();
      throw RpcException.of(code.toStatus().withDescription("käse, 東京, 100 %"), null);
    }
  }

  private static final Server SERVER =
      start(ServerOptions.defaults().withDeclaredMethodTypes(true));
  private static final Http HTTP =
      new Http(URI.create("http://127.0.0.1:" + SERVER.activeLocalPort()));

  private static Server start(ServerOptions options) {
    Server server =
        Server.builder()
            .localPort(0, SessionProtocol.HTTP)
            .service(GrpcAndRest.of(List.of(UserDirectoryServiceRpc.bind(new Failing(), options))))
            .build();
    server.start().join();
    return server;
  }

  @AfterAll
  static void stop() {
    SERVER.stop();
  }

  @Test
  void areThoseOfTheDocuments() throws Exception {
    Map<String, Integer> documented = new TreeMap<>();
    Pattern row = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\| (\\d+) ");
    row.matcher(Files.readString(Path.of("../../docs/rest.md")))
        .results()
        .forEach(match -> documented.put(match.group(1), Integer.valueOf(match.group(2))));
    Map<String, Integer> actual =
        Arrays.stream(Status.Code.values())
            .filter(code -> code != Status.Code.OK)
            .collect(
                Collectors.toMap(
                    Enum::name,
                    code -> HTTP.get("/v1/users/" + code.value()).statusCode(),
                    (a, b) -> a,
                    TreeMap::new));
    assertEquals(actual, documented);
  }

  @Test
  void theBodySaysWhichCodeItWas() {
    for (Status.Code code : Status.Code.values()) {
      if (code != Status.Code.OK) {
        var response = HTTP.get("/v1/users/" + code.value());
        JsonObject error = Http.error(response.statusCode(), code.name(), response);
        assertEquals(code.value(), error.get("code").getAsInt());
        assertEquals("käse, 東京, 100 %", error.get("message").getAsString());
        assertFalse(error.has("details"));
      }
    }
  }

  @Test
  void whatAHandlerThrowsByMistakeStaysInTheServer() {
    JsonObject error = Http.error(500, "UNKNOWN", HTTP.get("/v1/users/-1"));
    String message = error.get("message").getAsString();
    assertTrue(message.contains("id"), message);
    assertFalse(error.toString().contains("1234"), error.toString());
  }

  /** Armeria warns of it in its log only. */
  @Test
  void onlyRpcsThatAreDeclaredAsUnaryHavePaths() {
    Server server = start(ServerOptions.defaults());
    try {
      Http http = new Http(URI.create("http://127.0.0.1:" + server.activeLocalPort()));
      assertEquals(404, http.get("/v1/users/5").statusCode());
      assertFalse(http.get("/v1/users/5").body().contains("käse"));
    } finally {
      server.stop();
    }
  }
}
