package dev.tandem.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A REST client: it knows paths, JSON and nothing of gRPC. */
final class Http {
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI server;

  Http(URI server) {
    this.server = server;
  }

  HttpResponse<String> get(String path) {
    return send("GET", path, null, null);
  }

  HttpResponse<String> post(String path, String json) {
    return send("POST", path, "application/json", json);
  }

  HttpResponse<String> send(
      String method, String path, @Nullable String contentType, @Nullable String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve(path))
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (contentType != null) {
      request.header("content-type", contentType);
    }
    return send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
    try {
      return client.send(request, body);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(request.toString(), e);
    }
  }

  /** Reads the JSON of a response that has this status. */
  static JsonObject json(int status, HttpResponse<String> response) {
    assertEquals(status, response.statusCode(), response::body);
    assertEquals(
        "application/json; charset=utf-8",
        response.headers().firstValue("content-type").orElse("none"));
    return JsonParser.parseString(response.body()).getAsJsonObject();
  }

  /** Reads the error of a response that has this status and this code of gRPC. */
  static JsonObject error(int status, String code, HttpResponse<String> response) {
    JsonObject error = json(status, response);
    assertEquals(code, error.get("grpc-code").getAsString());
    return error;
  }
}
