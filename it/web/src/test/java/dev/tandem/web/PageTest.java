package dev.tandem.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the files of a web page are served. */
@Timeout(60)
class PageTest {
  @TempDir static Path outside;
  private static Site site;
  private static Http http;

  @BeforeAll
  static void start() throws IOException {
    Path page = Files.createDirectories(outside.resolve("page/assets")).getParent();
    Files.writeString(outside.resolve("secret.txt"), "secret");
    Files.writeString(page.resolve("index.html"), "<!doctype html><title>home</title>");
    Files.writeString(page.resolve("icon.svg"), "<svg/>");
    Files.writeString(page.resolve("assets/app-1a2b3c.js"), "1");
    site = Site.start(Site.OPTIONS.withPage(page));
    http = site.http();
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  private static String header(HttpResponse<String> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/index.html", "/chat", "/news/sports", "/v10"})
  void placesInThePageGiveThePage(String path) {
    HttpResponse<String> response = http.get(path);
    assertEquals(200, response.statusCode());
    assertEquals("text/html; charset=utf-8", header(response, "content-type"));
    assertTrue(response.body().contains("<title>home</title>"));
    assertTrue(header(response, "cache-control").startsWith("no-cache"));
    String policy = header(response, "content-security-policy");
    assertTrue(policy.startsWith("default-src 'none'; script-src 'self'"), policy);
    assertEquals("nosniff", header(response, "x-content-type-options"));
  }

  @Test
  void filesWithAHashAreKept() {
    HttpResponse<String> response = http.get("/assets/app-1a2b3c.js");
    assertEquals("1", response.body());
    assertEquals("max-age=31536000, public, immutable", header(response, "cache-control"));
    assertTrue(header(http.get("/icon.svg"), "content-type").startsWith("image/svg+xml"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/none.png",
        "/assets/none.js",
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/assets/../../secret.txt"
      })
  void whatIsNotThereIsNotThere(String path) {
    HttpResponse<String> response = http.get(path);
    assertTrue(response.statusCode() == 404 || response.statusCode() == 400, path);
    assertFalse(response.body().contains("secret"), path);
  }

  /** The page takes none of the paths of REST and of gRPC. */
  @Test
  void restIsBesideIt() {
    Http.error(404, "NOT_FOUND", http.get("/v1/nothing"));
    Http.error(404, "NOT_FOUND", http.get("/v1/users/99"));
    Http.error(405, "UNIMPLEMENTED", http.send("PUT", "/v1/users/99", null, null));
    Http.error(404, "NOT_FOUND", http.post("/v1/nothing", "{}"));
    assertEquals(405, http.post("/chat", "{}").statusCode());
  }

  @Test
  void aMissingPageIsToldOfAtTheStart() {
    WebServer.Options options = Site.OPTIONS.withPage(outside.resolve("none"));
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> WebServer.start(options));
    assertTrue(e.getMessage().contains("mvn -Pweb builds it"), e.getMessage());
  }
}
