package dev.tandem.maven.resolution;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.project.MavenProject;

/**
 * Where the modules of the running build keep their protos. A module that has been through our goal
 * left a note; for any other one, the conventional folders count.
 */
public final class ProtoRoots {
  /** The conventional folders, relative to the module. */
  public static final List<String> MAIN = List.of("src/main/proto", "src/main/protobuf");

  /** The same for tests. */
  public static final List<String> TEST = List.of("src/test/proto", "src/test/protobuf");

  private final String key;
  private final List<String> conventional;

  private ProtoRoots(String scope, List<String> conventional) {
    this.key = "dev.tandem.protoRoots." + scope;
    this.conventional = conventional;
  }

  /** The protos of the main code. */
  public static ProtoRoots main() {
    return new ProtoRoots("main", MAIN);
  }

  /** The protos of the tests. */
  public static ProtoRoots test() {
    return new ProtoRoots("test", TEST);
  }

  /** Leaves the note for the modules that are built later, and for this one's tests. */
  public void record(MavenProject project, List<Path> roots) {
    // Another module may load this plugin a second time: only JDK classes can be shared.
    String known = (String) project.getContextValue(key);
    Set<String> all = new LinkedHashSet<>();
    if (known != null) {
      all.addAll(known.lines().toList());
    }
    for (Path root : roots) {
      all.add(root.toString());
    }
    project.setContextValue(key, String.join("\n", all));
  }

  /** The folders of a module that exist. */
  List<Path> of(MavenProject project) {
    String known = (String) project.getContextValue(key);
    Path base = project.getBasedir().toPath();
    Stream<Path> roots =
        known == null ? conventional.stream().map(base::resolve) : known.lines().map(Path::of);
    return roots.filter(Files::isDirectory).toList();
  }
}
