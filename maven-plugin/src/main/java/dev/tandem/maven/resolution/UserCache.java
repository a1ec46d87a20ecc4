package dev.tandem.maven.resolution;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the plugin keeps what all builds of a user can share. */
final class UserCache {
  private UserCache() {}

  /**
   * Places for one kind of things, the best one first.
   *
   * @param kind the name of a folder
   * @param target where it can be if the user's home cannot be written to
   */
  static List<Path> places(String kind, Path target) {
    return places(System.getenv("XDG_CACHE_HOME"), System.getProperty("user.home"), kind, target);
  }

  static List<Path> places(@Nullable String xdg, @Nullable String home, String kind, Path target) {
    Path inTarget = target.resolve(kind);
    Path caches = caches(xdg, home);
    return caches == null
        ? List.of(inTarget)
        : List.of(caches.resolve("tandem").resolve(kind), inTarget);
  }

  private static @Nullable Path caches(@Nullable String xdg, @Nullable String home) {
    if (xdg != null && Path.of(xdg).isAbsolute()) {
      return Path.of(xdg);
    }
    // Java calls it "?" if the system does not know the user, as in some containers.
    if (home == null || !Path.of(home).isAbsolute()) {
      return null;
    }
    Path ofMac = Path.of(home, "Library", "Caches");
    return Files.isDirectory(ofMac) ? ofMac : Path.of(home, ".cache");
  }
}
