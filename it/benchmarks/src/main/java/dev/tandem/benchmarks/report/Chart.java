package dev.tandem.benchmarks.report;

import java.util.List;
import java.util.Locale;

/** Contests as an SVG bar chart: a bar for each contender, as long as its ratio to Tandem. */
final class Chart {
  private static final int WIDTH = 760;
  private static final int LEFT = 210;
  private static final int BARS = 400;
  private static final int TOP = 66;
  private static final int ROW = 20;
  private static final int GAP = 34;

  private static final String STYLE =
      """
      <style>
        text { font: 12px system-ui, sans-serif; fill: #1f2328; }
        .paper { fill: #ffffff; }
        .title { font-size: 15px; font-weight: 600; }
        .what { font-weight: 600; }
        .what, .value { paint-order: stroke; stroke: #ffffff; stroke-width: 3px; }
        .quiet { fill: #59636e; }
        .grid { stroke: #d1d9e0; }
        .one { stroke: #59636e; stroke-dasharray: 3 3; }
        .range { stroke: #1f2328; }
        .tandem { fill: #0969da; }
        .grpc { fill: #d4843e; }
        .raw { fill: #8c959f; }
        @media (prefers-color-scheme: dark) {
          text { fill: #f0f6fc; }
          .paper { fill: #0d1117; }
          .what, .value { stroke: #0d1117; }
          .quiet { fill: #9198a1; }
          .grid { stroke: #3d444d; }
          .one { stroke: #9198a1; }
          .range { stroke: #f0f6fc; }
          .tandem { fill: #4493f8; }
          .grpc { fill: #c9753a; }
          .raw { fill: #656c76; }
        }
      </style>
      """;

  private final StringBuilder svg = new StringBuilder();
  private final Figure figure;
  private final Axis axis;
  private int y = TOP;

  private Chart(List<Contest> contests, Figure figure) {
    this.figure = figure;
    this.axis = Axis.upTo(longest(contests, figure), BARS);
  }

  static String of(Conditions conditions, List<Contest> contests, Figure figure) {
    return new Chart(contests, figure).draw(conditions.title(), contests);
  }

  private static double longest(List<Contest> contests, Figure figure) {
    return contests.stream()
        .flatMap(contest -> contest.contenders().stream().map(who -> contest.ratio(who, figure)))
        .mapToDouble(Spread::max)
        .max()
        .orElse(1);
  }

  private String draw(String title, List<Contest> contests) {
    int rows = contests.stream().mapToInt(contest -> contest.contenders().size()).sum();
    int height = TOP + rows * ROW + contests.size() * GAP + 16;
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\""
            + " height=\"%d\" role=\"img\" aria-labelledby=\"title\">",
        WIDTH, height, WIDTH, height);
    add("<title id=\"title\">%s. %s</title>", escape(figure.label), escape(title));
    svg.append(STYLE);
    add("<rect class=\"paper\" width=\"%d\" height=\"%d\"/>", WIDTH, height);
    text("title", 16, 24, figure.label + ", as multiples of Tandem's: shorter is better");
    text("quiet", 16, 42, title);
    grid(height - 16);
    contests.forEach(this::contest);
    add("</svg>");
    return svg.toString();
  }

  private void grid(int bottom) {
    for (double tick : axis.ticks()) {
      int x = LEFT + axis.length(tick);
      line("grid", x, TOP, x, bottom);
      add(
          "<text class=\"quiet\" x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>",
          x, TOP - 6, Axis.label(tick));
    }
    line("one", LEFT + axis.length(1), TOP, LEFT + axis.length(1), bottom);
  }

  private void contest(Contest contest) {
    y += GAP;
    text("what", 16, y - 8, Names.of(contest.situation()));
    for (String contender : contest.contenders()) {
      bar(contender, contest.ratio(contender, figure));
      y += ROW;
    }
  }

  private void bar(String contender, Spread ratio) {
    int middle = y + ROW / 2;
    int end = LEFT + axis.length(Math.max(ratio.median(), ratio.max()));
    add(
        "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"2\"/>",
        color(contender), LEFT, y + 3, axis.length(ratio.median()), ROW - 6);
    text("who", 28, middle + 4, Names.of(contender));
    boolean tandem = contender.equals(Contest.TANDEM);
    if (!tandem) {
      line("range", LEFT + axis.length(ratio.min()), middle, end, middle);
    }
    text("value", end + 6, middle + 4, tandem ? "1" : ratio.text());
  }

  private static String color(String contender) {
    return contender.startsWith("tandem") ? "tandem" : contender.equals("raw") ? "raw" : "grpc";
  }

  private void line(String style, int x1, int y1, int x2, int y2) {
    add("<line class=\"%s\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>", style, x1, y1, x2, y2);
  }

  private void text(String style, int x, int y, String text) {
    add("<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>", style, x, y, escape(text));
  }

  private void add(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
