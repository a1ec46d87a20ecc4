package dev.tandem.demo.docs;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** As much XML as it takes to look into a pom. */
final class Xml {
  private Xml() {}

  static Element read(Path file) throws Exception {
    return parse(Documents.read(file));
  }

  static Element parse(String text) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(text)))
        .getDocumentElement();
  }

  static List<Element> all(Element parent, String name) {
    NodeList nodes = parent.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  /** Gives the text of the first element of that name. */
  static String text(Element parent, String name) {
    List<Element> found = all(parent, name);
    if (found.isEmpty()) {
      throw new IllegalStateException("no element " + name);
    }
    return found.get(0).getTextContent().strip();
  }
}
