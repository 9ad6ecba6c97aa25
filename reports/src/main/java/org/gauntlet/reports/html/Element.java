package org.gauntlet.reports.html;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;
import org.gauntlet.reports.text.Plain;

/**
 * One element, written so that HTML and XML parsers read the same tree. A page of elements cannot
 * run or load anything: scripts and handlers are refused, links lead into the page, and images
 * stand in it.
 */
public record Element(String name, SequencedMap<String, String> attributes, List<Node> children)
    implements Node {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9:-]*");
  private static final Pattern HARMLESS_URL = Pattern.compile("#.*|data:image/png;base64,.*");
  private static final Set<String> ACTIVE =
      Set.of("script", "iframe", "object", "embed", "link", "base", "form");
  private static final Set<String> LOADING = Set.of("href", "src", "xlink:href", "action");
  private static final Set<String> VOID = Set.of("meta", "img", "br", "hr", "wbr");

  public Element {
    if (!NAME.matcher(name).matches() || ACTIVE.contains(name)) {
      throw new IllegalArgumentException("an element must be a passive one, got " + name);
    }
    attributes.forEach(Element::check);
    attributes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(attributes));
    children = List.copyOf(children);
  }

  public static Element el(String name, Node... children) {
    return el(name, List.of(children));
  }

  public static Element el(String name, String text) {
    return el(name, new Text(text));
  }

  public static Element el(String name, List<? extends Node> children) {
    return new Element(name, new LinkedHashMap<>(), List.copyOf(children));
  }

  /** The same element with one attribute more, or changed. */
  public Element with(String attribute, String value) {
    SequencedMap<String, String> more = new LinkedHashMap<>(attributes);
    more.put(attribute, value);
    return new Element(name, more, children);
  }

  /** The same element with its class attribute set. */
  public Element styled(String classes) {
    return with("class", classes);
  }

  /** The same element with more children at its end. */
  public Element add(Node... more) {
    List<Node> all = new ArrayList<>(children);
    all.addAll(List.of(more));
    return new Element(name, attributes, all);
  }

  @Override
  public void appendTo(StringBuilder out) {
    out.append('<').append(name);
    attributes.forEach((key, value) -> {
      out.append(' ').append(key).append("=\"");
      Text.append(Plain.text(value), out);
      out.append('"');
    });
    if (VOID.contains(name)) {
      out.append("/>");
      return;
    }
    out.append('>');
    children.forEach(child -> child.appendTo(out));
    out.append("</").append(name).append('>');
  }

  private static void check(String attribute, String value) {
    if (!NAME.matcher(attribute).matches() || attribute.startsWith("on")) {
      throw new IllegalArgumentException("an attribute must be a passive one, got " + attribute);
    }
    if (LOADING.contains(attribute) && !HARMLESS_URL.matcher(value).matches()) {
      throw new IllegalArgumentException(
          attribute + " must lead into the page or hold a PNG, got " + Plain.line(value, 80));
    }
  }
}
