package dev.tandem.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

@DisplayName("Eclipse (m2e)")
class LifecycleMappingTest {
  private static final String EXECUTION =
      "/lifecycleMappingMetadata/pluginExecutions/pluginExecution";

  private final XPath xpath = XPathFactory.newInstance().newXPath();

  @Test
  @DisplayName("runs those of the plugin's goals that a build runs by itself, and no others")
  void goals() throws Exception {
    // Written by Maven from the annotations of the goals, before the tests.
    Set<String> bound = texts("/META-INF/maven/plugin.xml", "/plugin/mojos/mojo[phase]/goal");
    assertEquals(Set.of("generate", "test-generate"), bound);
    assertEquals(bound, mapping("/pluginExecutionFilter/goals/goal"));
  }

  @Test
  @DisplayName("runs them when it learns of the project and whenever a file is saved")
  void moments() throws Exception {
    assertEquals(Set.of("true"), mapping("/action/execute/runOnConfiguration"));
    assertEquals(Set.of("true"), mapping("/action/execute/runOnIncremental"));
  }

  private Set<String> mapping(String path) throws Exception {
    return texts("/META-INF/m2e/lifecycle-mapping-metadata.xml", EXECUTION + path);
  }

  private Set<String> texts(String resource, String path) throws Exception {
    Document document;
    try (InputStream in = LifecycleMappingTest.class.getResourceAsStream(resource)) {
      document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
    }
    NodeList nodes = (NodeList) xpath.evaluate(path, document, XPathConstants.NODESET);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      texts.add(nodes.item(i).getTextContent().trim());
    }
    return new TreeSet<>(texts);
  }
}
