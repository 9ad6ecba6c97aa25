package org.gauntlet.reports;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.gauntlet.reports.html.Node;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** A rendered page as a strict XML parser reads it, with nothing fetched. */
public record Page(Document document) {
  public static Page of(String html) {
    return new Page(parse(html));
  }

  /** One part of a page by itself. */
  public static Page of(Node node) {
    StringBuilder out = new StringBuilder();
    node.appendTo(out);
    return of(out.toString());
  }

  public static Document parse(String xml) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setAttribute("jdk.xml.totalEntitySizeLimit", "0");
      factory.setAttribute("jdk.xml.maxGeneralEntitySizeLimit", "0");
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new DefaultHandler());
      return builder.parse(new InputSource(new StringReader(xml)));
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new AssertionError(
          "not well-formed: " + xml.substring(0, Math.min(400, xml.length())), e);
    }
  }

  /** All elements that an XPath expression without namespaces finds. */
  public List<Element> all(String path) {
    try {
      NodeList found =
          (NodeList)
              XPathFactory.newInstance()
                  .newXPath()
                  .evaluate(path, document, XPathConstants.NODESET);
      return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
    } catch (XPathExpressionException e) {
      throw new AssertionError(path, e);
    }
  }

  public Element one(String path) {
    List<Element> found = all(path);
    if (found.size() != 1) {
      throw new AssertionError(path + " must be there once, found " + found.size());
    }
    return found.getFirst();
  }

  /** Text with every run of white space, the unbreakable included, as one space. */
  public static String words(Element element) {
    return element.getTextContent().replaceAll("[\\s\u00a0]+", " ").strip();
  }

  /** The words of all elements that an XPath expression finds. */
  public List<String> words(String path) {
    return all(path).stream().map(Page::words).toList();
  }

  /** The values that an attribute has on all elements that an XPath expression finds. */
  public List<String> values(String path, String attribute) {
    return all(path).stream().map(e -> e.getAttribute(attribute)).toList();
  }

  /** The cells of every body row of a table in a section. */
  public List<List<String>> rows(String section, int table) {
    return all("(//*[@id='%s']//table)[%d]/tbody/tr".formatted(section, table + 1)).stream()
        .map(Page::cells)
        .toList();
  }

  private static List<String> cells(Element row) {
    NodeList children = row.getChildNodes();
    return IntStream.range(0, children.getLength())
        .mapToObj(i -> words((Element) children.item(i)))
        .toList();
  }
}
