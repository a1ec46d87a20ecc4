package dev.tandem.armeria;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.RouteGuide;
import com.example.routeguide.RouteNote;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.RpcException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The four patterns and errors, whoever serves and whoever calls. */
@Timeout(60)
class ArmeriaTest {

  @Test
  void servesGrpcJava() {
    try (Running server = new Running(ArmeriaServer.create(new Guide()))) {
      callAll(server.client());
    }
  }

  @Test
  void callsWithArmeriasTransport() {
    try (Running server = new Running(ArmeriaServer.createWithJson(new Guide()))) {
      callAll(server.client());
      callAll(ArmeriaClients.create("gproto+http://" + server.address()));
    }
  }

  private static void callAll(RouteGuide guide) {
    assertEquals(Guide.point(7), guide.getFeature(Guide.point(7)).getLocation());
    RpcException.NotFound e =
        assertThrows(RpcException.NotFound.class, () -> guide.getFeature(Guide.point(0)));
    assertEquals(Guide.point(0), e.detail(Point.class).orElseThrow());
    List<Feature> features = new ArrayList<>();
    guide.listFeatures(Guide.area(1000), features::add);
    assertEquals(1000, features.size());
    Receiver<Point> route = Receiver.of(Collections.nCopies(1000, Guide.point(1)));
    assertEquals(1000, guide.recordRoute(route).getPointCount());
    List<RouteNote> notes = Collections.nCopies(1000, RouteNote.getDefaultInstance());
    List<RouteNote> echoes = new ArrayList<>();
    guide.routeChat(Receiver.of(notes), echoes::add);
    assertEquals(notes, echoes);
  }

  @Test
  void servesJson() throws Exception {
    try (Running server = new Running(ArmeriaServer.createWithJson(new Guide()))) {
      HttpResponse<String> found = post(server, "{\"latitude\": 7}");
      assertEquals(200, found.statusCode());
      assertEquals("{\"name\":\"feature\",\"location\":{\"latitude\":7}}", found.body());
      HttpResponse<String> missing = post(server, "{}");
      assertEquals(404, missing.statusCode());
      assertTrue(missing.body().contains("type.googleapis.com/routeguide.Point"), missing.body());
    }
  }

  private static HttpResponse<String> post(Running server, String json) throws Exception {
    URI uri = URI.create("http://" + server.address() + "/routeguide.RouteGuide/GetFeature");
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("content-type", "application/json; charset=utf-8")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }
}
