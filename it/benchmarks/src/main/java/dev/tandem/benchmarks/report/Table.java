package dev.tandem.benchmarks.report;

import java.util.List;

/** Contests as a Markdown table. */
final class Table {
  private static final String HEAD =
      """
      | What | Who | µs | × Tandem's | bytes | × Tandem's |
      |---|---|---|---|---|---|
      """;

  private Table() {}

  static String of(List<Contest> contests) {
    StringBuilder table = new StringBuilder(HEAD);
    for (Contest contest : contests) {
      String what = Names.of(contest.situation());
      for (String contender : contest.contenders()) {
        table.append(
            "| %s | %s | %s | %s | %s | %s |%n"
                .formatted(
                    what,
                    Names.of(contender),
                    Spread.number(contest.absolute(contender, Figure.TIME).median()),
                    ratio(contest, contender, Figure.TIME),
                    Spread.number(contest.absolute(contender, Figure.BYTES).median()),
                    ratio(contest, contender, Figure.BYTES)));
        what = ""; // It holds until another one comes.
      }
    }
    return table.toString();
  }

  private static String ratio(Contest contest, String contender, Figure figure) {
    return contender.equals(Contest.TANDEM) ? "1" : contest.ratio(contender, figure).text();
  }
}
