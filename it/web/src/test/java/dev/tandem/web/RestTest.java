package dev.tandem.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.example.common.v1.ValidationError;
import com.example.user.v1.User;
import com.example.user.v1.UserServiceClient;
import com.example.web.v1.CreateUserRequest;
import com.example.web.v1.GetUserRequest;
import com.example.web.v1.UserDirectoryServiceClient;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.rpc.BadRequest;
import dev.tandem.runtime.RpcException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The same handler for the paths of REST and for the rpcs. */
@Timeout(60)
class RestTest {
  private final Site site = Site.start();
  private final Http http = site.http();
  private final UserDirectoryServiceClient grpc = new UserDirectoryServiceClient(site.channel());

  @AfterEach
  void stop() {
    site.close();
  }

  private JsonObject create(String name, String email) {
    JsonObject user = new JsonObject();
    user.addProperty("name", name);
    user.addProperty("email", email);
    return Http.json(200, http.post("/v1/users", user.toString()));
  }

  @Test
  void bothSeeTheSameUser() {
    JsonObject created = create("Zoë 東京 🐎", "zoe@example.com");
    long id = created.get("id").getAsLong();
    assertEquals(created, Http.json(200, http.get("/v1/users/" + id)));
    User user = grpc.getUser(GetUserRequest.newBuilder().setId(id).build());
    assertEquals("Zoë 東京 🐎", user.getName());
    assertEquals(created.get("createdAt").getAsString(), String.valueOf(user.getCreatedAt()));
    UserServiceClient older = new UserServiceClient(site.channel());
    com.example.user.v1.GetUserRequest asked =
        com.example.user.v1.GetUserRequest.newBuilder().setId(id).build();
    assertEquals(user, older.getUser(asked).getUser());

    User other =
        grpc.createUser(
            CreateUserRequest.newBuilder().setName("Bob").setEmail("bob@example.com").build());
    JsonObject found = Http.json(200, http.get("/v1/users/" + other.getId()));
    assertEquals("Bob", found.get("name").getAsString());

    assertEquals(
        new JsonObject(), Http.json(200, http.send("DELETE", "/v1/users/" + id, null, null)));
    GetUserRequest deleted = GetUserRequest.newBuilder().setId(id).build();
    assertThrows(RpcException.NotFound.class, () -> grpc.getUser(deleted));
    Http.error(404, "NOT_FOUND", http.get("/v1/users/" + id));
  }

  /** 64-bit numbers are strings, since JavaScript has none so large; names are in camel case. */
  @Test
  void jsonIsThatOfProtobuf() {
    String body = http.post("/v1/users", "{\"name\": \"Ada\", \"email\": \"ada@a.b\"}").body();
    String number = "\"\\d+\"";
    String expected = "{\"id\":N,\"name\":\"Ada\",\"email\":\"ada@a.b\",\"createdAt\":N}";
    assertEquals(expected, body.replaceAll(number, "N"));
  }

  @Test
  void fieldErrorsAreInBothWorlds() {
    JsonObject error =
        Http.error(
            400, "INVALID_ARGUMENT", http.post("/v1/users", "{\"name\":\" \",\"email\":\"a@\"}"));
    RpcException.InvalidArgument e =
        assertThrows(
            RpcException.InvalidArgument.class,
            () ->
                grpc.createUser(
                    CreateUserRequest.newBuilder().setName(" ").setEmail("a@").build()));
    assertEquals(e.getStatus().getDescription(), error.get("message").getAsString());
    assertEquals(3, error.get("code").getAsInt());

    ValidationError own = e.detail(ValidationError.class).orElseThrow();
    BadRequest common = e.detail(BadRequest.class).orElseThrow();
    JsonArray details = error.getAsJsonArray("details");
    String expected =
        """
        [{"@type": "type.googleapis.com/common.v1.ValidationError", "errors": [
            {"field": "name", "message": "must not be empty"},
            {"field": "email", "message": "must be an address such as ada@example.com"}]},
         {"@type": "type.googleapis.com/google.rpc.BadRequest", "fieldViolations": [
            {"field": "name", "description": "must not be empty"},
            {"field": "email", "description": "must be an address such as ada@example.com"}]}]
        """;
    assertEquals(JsonParser.parseString(expected), details);
    assertEquals("must not be empty", own.getErrors(0).getMessage());
    assertEquals("email", common.getFieldViolations(1).getField());
  }

  @Test
  void limitsOfFields() {
    create("🐎".repeat(60), "horse@example.com");
    String tooLong = "{\"name\":\"%s\",\"email\":\"b@c\"}".formatted("🐎".repeat(61));
    Http.error(400, "INVALID_ARGUMENT", http.post("/v1/users", tooLong));
    for (String email : List.of("", "a", "@", "@b", "a@b@c", "a@" + "b".repeat(300))) {
      String bad = "{\"name\":\"a\",\"email\":\"%s\"}".formatted(email);
      Http.error(400, "INVALID_ARGUMENT", http.post("/v1/users", bad));
    }
    String taken = "{\"name\":\"a\",\"email\":\"HORSE@example.com \"}";
    JsonObject error = Http.error(409, "ALREADY_EXISTS", http.post("/v1/users", taken));
    assertEquals(2, error.getAsJsonArray("details").size());
  }

  @Test
  void pages() {
    IntStream.range(0, 25).forEach(i -> create("user " + i, i + "@example.com"));
    create("someone else", "else@example.com");
    List<String> names = new ArrayList<>();
    String token = "";
    int answers = 0;
    do {
      JsonObject page =
          Http.json(200, http.get("/v1/users?namePrefix=user%20&pageSize=10&pageToken=" + token));
      page.getAsJsonArray("users")
          .forEach(user -> names.add(user.getAsJsonObject().get("name").getAsString()));
      token = page.has("nextPageToken") ? page.get("nextPageToken").getAsString() : "";
      answers++;
    } while (!token.isEmpty());
    assertEquals(IntStream.range(0, 25).mapToObj(i -> "user " + i).toList(), names);
    assertEquals(3, answers);
    // The names of the proto will do too, and what is unknown says nothing.
    JsonObject page = Http.json(200, http.get("/v1/users?page_size=2&nonsense=1"));
    assertEquals(2, page.getAsJsonArray("users").size());
    assertFalse(Http.json(200, http.get("/v1/users")).has("nextPageToken"));
    Http.error(400, "INVALID_ARGUMENT", http.get("/v1/users?pageSize=-1"));
    Http.error(400, "INVALID_ARGUMENT", http.get("/v1/users?pageToken=zo%C3%AB"));
  }

  @Test
  void atTheSameTime() {
    Set<String> ids = new HashSet<>();
    List<JsonObject> created =
        IntStream.range(0, 40)
            .parallel()
            .mapToObj(i -> create("user " + i, i + "@example.com"))
            .toList();
    created.forEach(user -> ids.add(user.get("id").getAsString()));
    assertEquals(40, ids.size());
  }

  /** What docs/rest.md warns of: Armeria lets the query win over the path. */
  @Test
  void aQueryParameterReplacesThatOfThePath() {
    create("Ada", "ada@example.com");
    create("Bob", "bob@example.com");
    assertEquals("Bob", Http.json(200, http.get("/v1/users/1?id=2")).get("name").getAsString());
  }
}
