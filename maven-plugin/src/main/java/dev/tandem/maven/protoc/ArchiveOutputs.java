package dev.tandem.maven.protoc;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What generators are to put into one archive. All into the same: only there can a plugin insert
 * something into the files of those before it, and protoc tells if two make the same file.
 */
public final class ArchiveOutputs {
  private final Path archive;
  private final List<String> arguments = new ArrayList<>();

  /**
   * Nothing yet.
   *
   * @param archive its name must end in {@code .srcjar}, for protoc goes by it
   */
  public ArchiveOutputs(Path archive) {
    this.archive = archive;
  }

  /**
   * The Java messages.
   *
   * @param lite whether they are of protobuf's lite runtime
   */
  public void addMessages(boolean lite) {
    addOutput("java", lite ? "lite" : "");
  }

  /** What a plugin makes. */
  public void add(ProtocPlugin plugin) {
    arguments.add("--plugin=protoc-gen-" + plugin.id() + "=" + plugin.executable());
    plugin.options().forEach(option -> arguments.add("--" + plugin.id() + "_opt=" + option));
    addOutput(plugin.id(), "");
  }

  // With the colon also where nothing is before it: one in the path would be taken for it.
  private void addOutput(String id, String parameter) {
    arguments.add("--" + id + "_out=" + parameter + ":" + archive);
  }

  /** Whether there is nothing to run protoc for. */
  public boolean isEmpty() {
    return arguments.isEmpty();
  }

  /** The archive. */
  public Path archive() {
    return archive;
  }

  /** For protoc's command line. */
  public List<String> arguments() {
    return List.copyOf(arguments);
  }
}
