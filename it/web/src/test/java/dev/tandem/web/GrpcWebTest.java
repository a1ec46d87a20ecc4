package dev.tandem.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.common.v1.ValidationError;
import com.example.news.v1.NewsItem;
import com.example.news.v1.NewsRequest;
import com.example.user.v1.User;
import com.example.web.v1.CreateUserRequest;
import com.google.protobuf.MessageLite;
import com.google.rpc.Status;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** gRPC-Web as browsers speak it: HTTP/1.1, the trailers in the body, also as text. */
@Timeout(60)
class GrpcWebTest {
  private static final Site SITE = Site.start();
  private static final Http HTTP = SITE.http();
  private static final String CREATE = "/web.v1.UserDirectoryService/CreateUser";
  private static final String NEWS = "/news.v1.NewsService/GetLiveNews";

  @AfterAll
  static void stop() {
    SITE.close();
  }

  private static HttpRequest.Builder call(String path, String contentType) {
    return HttpRequest.newBuilder(SITE.server().uri().resolve(path))
        .header("content-type", contentType)
        .header("x-grpc-web", "1");
  }

  private static HttpResponse<byte[]> callInBinary(String path, MessageLite request) {
    HttpResponse<byte[]> response =
        HTTP.send(
            call(path, "application/grpc-web+proto")
                .POST(BodyPublishers.ofByteArray(Frames.frame(request)))
                .build(),
            BodyHandlers.ofByteArray());
    assertEquals(200, response.statusCode());
    assertEquals("application/grpc-web+proto", header(response, "content-type"));
    return response;
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  private static CreateUserRequest user(String name) {
    return CreateUserRequest.newBuilder().setName(name).setEmail(name + "@example.com").build();
  }

  @Test
  void binary() throws Exception {
    byte[] body = callInBinary(CREATE, user("Zoë")).body();
    List<Frames.Frame> frames = Frames.readAll(new ByteArrayInputStream(body));
    assertEquals(2, frames.size());
    assertEquals("Zoë", User.parseFrom(frames.get(0).content()).getName());
    assertTrue(frames.get(1).isTrailers());
    assertEquals("0", frames.get(1).trailers().get("grpc-status"));
  }

  @Test
  void text() throws Exception {
    HttpResponse<String> response =
        HTTP.send(
            call(CREATE, "application/grpc-web-text+proto")
                .header("accept", "application/grpc-web-text")
                .POST(
                    BodyPublishers.ofString(
                        Base64.getEncoder().encodeToString(Frames.frame(user("Ada")))))
                .build(),
            BodyHandlers.ofString());
    assertEquals(200, response.statusCode());
    assertEquals("application/grpc-web-text+proto", header(response, "content-type"));
    byte[] body = Base64.getMimeDecoder().decode(response.body());
    List<Frames.Frame> frames = Frames.readAll(new ByteArrayInputStream(body));
    assertEquals("Ada", User.parseFrom(frames.get(0).content()).getName());
    assertEquals(Map.of("grpc-status", "0"), frames.get(1).trailers());
  }

  /** An error before any message is in the headers. */
  @Test
  void errorsHaveTheirDetails() throws Exception {
    HttpResponse<byte[]> response = callInBinary(CREATE, user(" "));
    assertEquals("3", header(response, "grpc-status"));
    byte[] details = Base64.getDecoder().decode(header(response, "grpc-status-details-bin"));
    ValidationError error = Status.parseFrom(details).getDetails(0).unpack(ValidationError.class);
    assertEquals("name", error.getErrors(0).getField());
  }

  /** Each item comes as it is published; when the reader leaves, its handler ends. */
  @Test
  void streamsAndTheirEnd() throws Exception {
    SITE.server().news().publish("weather", "rain 0");
    HttpResponse<InputStream> response =
        HTTP.send(
            call(NEWS, "application/grpc-web+proto")
                .POST(
                    BodyPublishers.ofByteArray(
                        Frames.frame(NewsRequest.newBuilder().setTopic("weather").build())))
                .build(),
            BodyHandlers.ofInputStream());
    assertEquals(200, response.statusCode());
    try (InputStream body = response.body()) {
      for (int i = 0; i < 3; i++) {
        SITE.server().news().publish("other", "not this");
        SITE.server().news().publish("weather", "rain " + (i + 1));
        Frames.Frame frame = Frames.read(body);
        assertFalse(frame.isTrailers());
        assertEquals("rain " + i, NewsItem.parseFrom(frame.content()).getHeadline());
      }
      assertEquals(1, SITE.server().news().readers());
    } // closes the connection
    while (SITE.server().news().readers() > 0) {
      Thread.sleep(10);
    }
  }
}
