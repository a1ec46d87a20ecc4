package dev.tandem.maven.uptodate;

/** What a fact is about, and how the log puts a difference. Reasons are named in this order. */
public enum Kind {
  /** A part of this plugin. */
  PLUGIN,
  /** A parameter of the goal. */
  SETTING,
  /** An option of the generator. */
  OPTION,
  /** The protoc to run. */
  PROTOC,
  /** A dependency of the project. */
  DEPENDENCY,
  /** One of the project's own protos. */
  SOURCE,
  /** A proto that these import, if it is in a folder and not in a dependency. */
  IMPORT,
  /** A file that was generated. */
  OUTPUT;

  /**
   * A reason to run.
   *
   * @param name what the fact is about
   * @param before what it was, or empty if it was not there
   * @param now what it is, or empty if it is not there
   */
  String reason(String name, String before, String now) {
    return switch (this) {
      case PLUGIN -> "the plugin changed";
      case SETTING -> name + " changed";
      case OPTION -> "option " + name + " changed";
      case PROTOC ->
          before.equals(now) ? "protoc " + now + " changed" : "protoc " + before + " -> " + now;
      case DEPENDENCY -> "dependency " + dependency(name, before, now);
      case SOURCE -> file(name, before, now, " changed");
      case IMPORT -> "import " + file(name, before, now, " changed");
      case OUTPUT -> file(name, before, now, " was edited");
    };
  }

  private static String dependency(String name, String before, String now) {
    if (before.isEmpty()) {
      return name + ":" + now + " is new";
    }
    if (now.isEmpty()) {
      return name + ":" + before + " was removed";
    }
    return before.equals(now) ? name + ":" + now + " changed" : name + " " + before + " -> " + now;
  }

  private static String file(String name, String before, String now, String changed) {
    if (before.isEmpty()) {
      return name + " is new";
    }
    return name + (now.isEmpty() ? " was deleted" : changed);
  }
}
