package org.gauntlet.nn.store;

import org.gauntlet.nn.graph.Span;
import org.gauntlet.nn.graph.Window;
import tools.jackson.databind.node.ObjectNode;

/** Windows as JSON: in one object where both axes are alike, otherwise one for each. */
final class WindowJson {
  private WindowJson() {}

  static ObjectNode write(Window window) {
    Span down = window.down();
    ObjectNode json = Json.object();
    if (down.equals(window.across()) && down.before() == down.after()) {
      return json.put("size", down.size())
          .put("stride", down.stride())
          .put("padding", down.before())
          .put("dilation", down.dilation());
    }
    json.set("down", write(down));
    json.set("across", write(window.across()));
    return json;
  }

  static Window read(Fields json) {
    if (json.names().contains("down")) {
      json.only("down", "across");
      return new Window(span(json.fields("down")), span(json.fields("across")));
    }
    json.only("size", "stride", "padding", "dilation");
    return new Window(
        json.integer("size"),
        json.integer("stride"),
        json.integer("padding"),
        json.integer("dilation"));
  }

  private static ObjectNode write(Span span) {
    return Json.object()
        .put("size", span.size())
        .put("stride", span.stride())
        .put("before", span.before())
        .put("after", span.after())
        .put("dilation", span.dilation());
  }

  private static Span span(Fields json) {
    json.only("size", "stride", "before", "after", "dilation");
    return new Span(
        json.integer("size"),
        json.integer("stride"),
        json.integer("before"),
        json.integer("after"),
        json.integer("dilation"));
  }
}
