package dev.tandem.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Tables and charts of made-up results. */
class ReportTest {
  private static final Conditions CONDITIONS = new Conditions(50, "netty", Callers.PLATFORM);

  /** The machine was twice as slow in the second round, for both. */
  private static final List<Sample> SAMPLES =
      List.of(
          sample("Unary", "tandem", 1, 100, 1000),
          sample("ServerStreaming", "grpcJavaIterator", 1, 40, 1500),
          sample("ServerStreaming", "tandem", 1, 2, 1000),
          sample("ServerStreaming", "grpcJavaIterator", 2, 84, 1500),
          sample("ServerStreaming", "tandem", 2, 4, 1000),
          sample("ServerStreaming", "grpcJavaIterator", 3, 44, 1500),
          sample("ServerStreaming", "tandem", 3, 2, 1000),
          sample("Unary", "A&B <i>", 1, 50, 13_000));

  private static Sample sample(
      String situation, String contender, int round, double micros, double bytes) {
    return new Sample(CONDITIONS, situation, contender, round, micros, bytes);
  }

  @Test
  void tableHasMediansAndRatiosOfEachRound() {
    assertEquals(
        """
        | What | Who | µs | × Tandem's | bytes | × Tandem's |
        |---|---|---|---|---|---|
        | Read a server stream, per message | Tandem | 2.00 | 1 | 1,000 | 1 |
        |  | grpc-java, blocking iterator | 44.0 | 21.0 (20.0–22.0) | 1,500 | 1.50 (1.50–1.50) |
        | Unary, both ends, per call | Tandem | 100 | 1 | 1,000 | 1 |
        |  | A&B <i> | 50.0 | 0.50 (0.50–0.50) | 13,000 | 13.0 (13.0–13.0) |
        """,
        Table.of(contests()));
  }

  @Test
  void chartHasBarForEachContender() throws Exception {
    Document chart = parse(Chart.of(CONDITIONS, contests(), Figure.TIME));
    NodeList bars = chart.getElementsByTagName("rect");
    assertEquals(1 + 4, bars.getLength(), "the paper and the bars");
    double tandem = width(bars, 1);
    assertEquals("tandem", ((Element) bars.item(1)).getAttribute("class"));
    assertEquals(21, width(bars, 2) / tandem, 1, "the iterator's");
    assertEquals(0.5, width(bars, 4) / tandem, 0.05, "the last one's");
    String text = chart.getDocumentElement().getTextContent();
    assertTrue(text.contains("21.0 (20.0–22.0)"), text);
    assertTrue(text.contains("A&B <i>"), text);
    assertTrue(text.contains("Messages of 50 bytes, Netty on loopback"), text);
  }

  @Test
  void chartsOfSmallRatiosHaveReadableTicks() throws Exception {
    assertEquals(List.of(0.0, 5.0, 10.0, 15.0, 20.0, 25.0), Axis.upTo(22, 400).ticks());
    assertEquals("0.2", Axis.label(Axis.upTo(1.07, 400).ticks().get(1)));
    parse(Chart.of(CONDITIONS, contests(), Figure.BYTES));
  }

  private static List<Contest> contests() {
    Map<Conditions, List<Contest>> groups = Contest.of(SAMPLES);
    assertEquals(1, groups.size());
    return groups.get(CONDITIONS);
  }

  private static Document parse(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }

  private static double width(NodeList bars, int index) {
    return Double.parseDouble(((Element) bars.item(index)).getAttribute("width"));
  }
}
