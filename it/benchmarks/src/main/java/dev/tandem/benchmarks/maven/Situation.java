package dev.tandem.benchmarks.maven;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A build that is measured.
 *
 * @param project of what
 * @param before what happened since the last build
 * @param rows what is told of it
 */
record Situation(Project project, Change before, List<Row> rows) {
  /** What issue 5 asks for is the bar of each. */
  static final List<Situation> ALL =
      List.of(
          new Situation(
              Project.MODULE,
              Change.CLEANED,
              List.of(Row.first("4 services, clean", Bar.ratio(0.6)))),
          new Situation(
              Project.MODULE, Change.COMMENT, List.of(Row.first("one comment changed", Bar.NONE))),
          new Situation(
              Project.MODULE, Change.NONE, List.of(Row.first("nothing changed", Bar.ratio(0.1)))),
          new Situation(
              Project.REACTOR,
              Change.CLEANED,
              List.of(
                  Row.first("4 modules of that, clean: the first", Bar.NONE),
                  // A quarter "of it": of their later modules, or of the clean one before.
                  Row.later("each later one", Bar.ratio(0.25)),
                  Row.laterAgainstFirst("each later one of ours, their first", Bar.ratio(0.25)))),
          new Situation(
              Project.MANY,
              Change.NONE,
              List.of(Row.first("300 protos, nothing changed", Bar.millis(100)))));

  /** What can happen between two builds. */
  enum Change {
    NONE {
      @Override
      void apply(Path project, int round) {}
    },
    COMMENT {
      @Override
      void apply(Path project, int round) throws IOException {
        Project.changeComment(project, round);
      }
    },
    CLEANED {
      @Override
      void apply(Path project, int round) throws IOException {
        Project.clean(project);
      }
    };

    abstract void apply(Path project, int round) throws IOException;
  }
}
