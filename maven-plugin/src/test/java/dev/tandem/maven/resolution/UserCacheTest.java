package dev.tandem.maven.resolution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What all builds of a user share")
class UserCacheTest {
  @TempDir Path temp;

  @Test
  @DisplayName("is where the system keeps caches, or else in target")
  void places() throws IOException {
    Path target = temp.resolve("target");
    Path home = temp.resolve("home");
    Path inTarget = target.resolve("programs");
    String xdg = temp.resolve("xdg").toString();
    assertEquals(
        List.of(temp.resolve("xdg/tandem/programs"), inTarget),
        UserCache.places(xdg, home.toString(), "programs", target));
    assertEquals(
        List.of(home.resolve(".cache/tandem/programs"), inTarget),
        UserCache.places("relative", home.toString(), "programs", target));
    Files.createDirectories(home.resolve("Library/Caches"));
    assertEquals(
        List.of(home.resolve("Library/Caches/tandem/programs"), inTarget),
        UserCache.places(null, home.toString(), "programs", target));
    assertEquals(List.of(inTarget), UserCache.places(null, "?", "programs", target));
    assertEquals(List.of(inTarget), UserCache.places(null, null, "programs", target));
  }
}
