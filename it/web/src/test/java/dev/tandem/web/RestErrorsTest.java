package dev.tandem.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** REST requests that reach no handler: their errors look like those of handlers. */
@Timeout(60)
class RestErrorsTest {
  private static final Site SITE = Site.start();
  private static final Http HTTP = SITE.http();

  @AfterAll
  static void stop() {
    SITE.close();
  }

  @ParameterizedTest
  @CsvSource({
    "GET,    /v1/nothing,    404, NOT_FOUND",
    "POST,   /v1/nothing,    404, NOT_FOUND",
    "GET,    /v1/users/1/2,  404, NOT_FOUND",
    "PUT,    /v1/users/1,    405, UNIMPLEMENTED",
    "PATCH,  /v1/users,      405, UNIMPLEMENTED",
    "DELETE, /v1/users,      405, UNIMPLEMENTED",
  })
  void unknownPathsAndMethods(String method, String path, int status, String code) {
    JsonObject error = Http.error(status, code, HTTP.send(method, path, "application/json", "{}"));
    assertTrue(error.has("message"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"name\":", "{name}", "[]", "\"text\"", "{\"name\":{\"a\":1}}", "\u0000"})
  void malformedJson(String json) {
    Http.error(400, "INVALID_ARGUMENT", HTTP.post("/v1/users", json));
  }

  @Test
  void theMessageSaysWhatIsMalformed() {
    JsonObject error = Http.error(400, "INVALID_ARGUMENT", HTTP.post("/v1/users", "{\"name\":"));
    assertTrue(error.get("message").getAsString().startsWith("malformed JSON: Unexpected end"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/users/abc",
        "/v1/users/9223372036854775808", // 2^63
        "/v1/users?pageSize=2147483648", // 2^31
        "/v1/users?pageSize=1.5"
      })
  void numbersThatAreNone(String path) {
    JsonObject error = Http.error(400, "INVALID_ARGUMENT", HTTP.get(path));
    String message = error.get("message").getAsString();
    assertTrue(message.startsWith("a number is malformed or out of range"), message);
  }

  @Test
  void unknownFieldsSayNothing() {
    HttpResponse<String> created =
        HTTP.post("/v1/users", "{\"name\":\"Ada\",\"email\":\"a@b\",\"nick\":\"ada\"}");
    assertEquals("Ada", Http.json(200, created).get("name").getAsString());
  }

  /** So a form of another site, which a browser sends unasked, changes nothing here. */
  @Test
  void onlyJsonIsTaken() {
    String json = "{\"name\":\"Eve\",\"email\":\"eve@b\"}";
    for (String type : new String[] {"text/plain", "application/x-www-form-urlencoded"}) {
      Http.error(400, "INVALID_ARGUMENT", HTTP.send("POST", "/v1/users", type, json));
    }
  }

  @Test
  void aLargeBodyIsRefused() {
    String large = "{\"name\":\"%s\"}".formatted("a".repeat(2 << 20));
    Http.error(413, "RESOURCE_EXHAUSTED", HTTP.post("/v1/users", large));
  }

  @Test
  void answersAreNotGuessedAt() {
    HttpResponse<String> response = HTTP.get("/v1/users/1");
    assertEquals("nosniff", response.headers().firstValue("x-content-type-options").orElse(""));
  }
}
