package dev.tandem.maven.output;

import dev.tandem.maven.files.AtomicFiles;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * The other executions of the goal, which may write into the same folder. Those that the project no
 * longer has, or never had (a goal on the command line), cannot look after their files: whoever
 * runs next takes them over.
 */
final class Neighbours {
  private final List<Path> present = new ArrayList<>();
  private final List<Path> gone = new ArrayList<>();
  private final Set<String> finished;
  private final Path buildDirectory;

  private Neighbours(OutputPlace place) {
    this.finished = place.finished();
    this.buildDirectory = place.buildDirectory();
  }

  static Neighbours of(OutputPlace place) throws IOException {
    Neighbours found = new Neighbours(place);
    Path all = place.stateDirectory().getParent();
    if (all != null && Files.isDirectory(all)) {
      try (DirectoryStream<Path> executions = Files.newDirectoryStream(all)) {
        for (Path each : executions) {
          if (!each.equals(place.stateDirectory())) {
            boolean known = place.executions().contains(each.getFileName().toString());
            (known ? found.present : found.gone).add(each);
          }
        }
      }
    }
    return found;
  }

  /** What others make in a folder. */
  NavigableSet<String> filesIn(Path root) throws IOException {
    NavigableSet<String> names = new TreeSet<>();
    for (Path each : present) {
      names.addAll(new Manifest(each).read().in(root));
    }
    return names;
  }

  /**
   * The names of the files that others have made in this build in a folder, each with its maker.
   */
  Map<String, String> madeIn(Path root) throws IOException {
    Map<String, String> makers = new HashMap<>();
    for (Path each : present) {
      String execution = each.getFileName().toString();
      if (finished.contains(execution)) {
        for (String name : new Manifest(each).read().in(root)) {
          makers.put(name, execution);
        }
      }
    }
    return makers;
  }

  /** Their folders. */
  List<Path> gone() {
    return gone;
  }

  /** What they have left. */
  List<Manifest.Listing> left() throws IOException {
    List<Manifest.Listing> listings = new ArrayList<>();
    for (Path each : gone) {
      listings.add(new Manifest(each).read());
    }
    return listings;
  }

  /** Forgets them: their files are somebody else's now. */
  void forget() throws IOException {
    for (Path each : gone) {
      new CopiedProtos(each, buildDirectory).removeAll();
      AtomicFiles.delete(each);
    }
  }
}
