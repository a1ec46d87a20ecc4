package dev.tandem.maven.output;

import java.io.IOException;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What the generators made, in memory: nothing is written before all of them succeeded. */
public final class GeneratedFiles {
  // A name is relative, with '/' between its parts; no part is empty, "." or "..", and none has a
  // character that leads elsewhere on some system.
  private static final String PART = "(?!\\.{1,2}(?:/|$))[^/\\\\:\\x00]+";
  private static final Pattern NAME = Pattern.compile(PART + "(?:/" + PART + ")*");

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

  /** Whether a name stays in the output folder, on every system. */
  static boolean isAllowed(String name) {
    return NAME.matcher(name).matches();
  }

  /** Their names and bytes, sorted by name. */
  public SortedMap<String, byte[]> contents() {
    return Collections.unmodifiableSortedMap(contents);
  }
}
