package dev.tandem.drivers;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What a Maven plugin says of itself in its jar. */
final class MavenPlugin {
  private static final String DESCRIPTOR = "META-INF/maven/plugin.xml";

  private MavenPlugin() {}

  /** The parameters of our own goals. */
  static Set<String> parametersOfOurs() throws IOException {
    return parameters(MavenPlugin.class.getClassLoader().getResource(DESCRIPTOR), ".*");
  }

  /**
   * The parameters of goals that a user can set.
   *
   * @param goals a pattern of their names
   */
  static Set<String> parameters(Path jar, String goals) throws IOException {
    URL[] path = {jar.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(path, null)) {
      return parameters(loader.getResource(DESCRIPTOR), goals);
    }
  }

  private static Set<String> parameters(URL descriptor, String goals) throws IOException {
    Set<String> names = new TreeSet<>();
    for (Element goal : children(parse(descriptor).getDocumentElement(), "mojo")) {
      if (text(goal, "goal").matches(goals)) {
        for (Element parameter : children(goal, "parameter")) {
          if (!text(parameter, "editable").equals("false")) {
            names.add(text(parameter, "name"));
          }
        }
      }
    }
    return names;
  }

  private static Document parse(URL descriptor) throws IOException {
    try (InputStream in = descriptor.openStream()) {
      return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(descriptor.toString(), e);
    }
  }

  private static List<Element> children(Element parent, String name) {
    NodeList nodes = parent.getElementsByTagName(name);
    return IntStream.range(0, nodes.getLength())
        .mapToObj(index -> (Element) nodes.item(index))
        .toList();
  }

  private static String text(Element parent, String name) {
    for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child.getNodeName().equals(name)) {
        return child.getTextContent();
      }
    }
    return "";
  }
}
