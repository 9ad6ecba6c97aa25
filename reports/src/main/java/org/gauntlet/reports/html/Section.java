package org.gauntlet.reports.html;

import static org.gauntlet.reports.html.Element.el;

import java.util.ArrayList;
import java.util.List;

/**
 * One part of the page.
 *
 * @param id what links lead to
 * @param lead the question it answers, or how to read it
 */
public record Section(String id, String title, String lead, List<Node> body) {
  public Section {
    body = List.copyOf(body);
  }

  public Element render() {
    List<Node> all = new ArrayList<>();
    all.add(el("h2", title).with("id", id + "-title"));
    all.add(el("p", lead).styled("lead"));
    all.addAll(body);
    return el("section", all).with("id", id).with("aria-labelledby", id + "-title");
  }
}
