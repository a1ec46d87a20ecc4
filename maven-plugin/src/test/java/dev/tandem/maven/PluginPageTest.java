package dev.tandem.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

@DisplayName("The plugin's page")
class PluginPageTest {
  private static final Path PAGE = Path.of("../docs/maven.md");

  private final XPath xpath = XPathFactory.newInstance().newXPath();

  @ParameterizedTest(name = "has each parameter of {0}, as its Javadoc has it")
  @ValueSource(strings = {"generate", "test-generate"})
  void parameters(String goal) throws Exception {
    assertEquals(String.join("\n", rows(goal)), String.join("\n", documented(goal)));
  }

  /** What the page should say. */
  private List<String> rows(String goal) throws Exception {
    String mojo = "/plugin/mojos/mojo[goal='" + goal + "']";
    Document plugin;
    try (InputStream in = PluginPageTest.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
      plugin = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
    }
    NodeList parameters =
        (NodeList)
            xpath.evaluate(
                mojo + "/parameters/parameter[editable='true']", plugin, XPathConstants.NODESET);
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < parameters.getLength(); i++) {
      String name = xpath.evaluate("name", parameters.item(i));
      String property = xpath.evaluate(mojo + "/configuration/" + name, plugin);
      rows.add(
          "| `%s` | %s | %s |"
              .formatted(
                  name,
                  property.isEmpty() ? "" : "`" + property.replaceAll("[${}]", "") + "`",
                  firstSentence(xpath.evaluate("description", parameters.item(i)))));
    }
    return rows.stream().sorted().toList();
  }

  private static String firstSentence(String html) {
    String text =
        html.replaceAll("</?code>", "`")
            .replaceAll("(?s)<pre>.*", "")
            .replaceAll("<[^>]*>", "")
            .replaceAll("\\s+", " ")
            .replace("&#47;", "/")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .strip();
    int end = text.indexOf(". ");
    return (end < 0 ? text : text.substring(0, end + 1)).replaceAll("[.:]$", "");
  }

  /** What it says. */
  private static List<String> documented(String goal) throws Exception {
    String page = Files.readString(PAGE);
    String begin = "<!-- parameters of " + goal + " -->";
    int start = page.indexOf(begin) + begin.length();
    return page.substring(start, page.indexOf("<!-- end -->", start))
        .lines()
        .filter(line -> line.startsWith("| `"))
        .toList();
  }
}
