package dev.tandem.maven.output;

import java.io.IOException;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the generators made, in memory: nothing is written before all of them succeeded. */
public final class GeneratedFiles {
  private static final Set<String> NO_NAMES = Set.of("", ".", "..");

  /** Each leads elsewhere on some system. */
  private static final String NO_CHARACTERS = "\\:\0";

  private final SortedMap<String, byte[]> contents = new TreeMap<>();

  /**
   * Adds a file.
   *
   * @throws IOException if the name would lead out of the output folder, or is taken
   */
  public void add(String name, byte[] content) throws IOException {
    if (!isAllowed(name)) {
      throw new IOException("a generator gave a file a name that is not allowed: '" + name + "'");
    }
    if (contents.putIfAbsent(name, content) != null) {
      throw new IOException("two generators made " + name);
    }
  }

  /** How many there are. */
  public int size() {
    return contents.size();
  }

  /** Whether a name is relative and stays in the output folder, on every system. */
  static boolean isAllowed(String name) {
    for (String part : name.split("/", -1)) {
      if (NO_NAMES.contains(part)) {
        return false;
      }
    }
    for (int i = 0; i < NO_CHARACTERS.length(); i++) {
      if (name.indexOf(NO_CHARACTERS.charAt(i)) >= 0) {
        return false;
      }
    }
    return true;
  }

  /** Their names and bytes, sorted by name. */
  public SortedMap<String, byte[]> contents() {
    return Collections.unmodifiableSortedMap(contents);
  }
}
