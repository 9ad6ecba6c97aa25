package org.gauntlet.reports.html;

import static org.gauntlet.reports.html.Element.el;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.gauntlet.reports.text.Plain;

/** Names that come from models and data, on one line, cut, and kept apart from the text around. */
public final class Names {
  private static final int LONGEST = 64;
  private static final int LONGEST_PROSE = 1000;

  private static final Pattern AFTER_COMMA = Pattern.compile("(?<=,)");

  private Names() {}

  /** A name that stands in a sentence. */
  public static Element name(String raw) {
    return el("bdi", Plain.line(raw, LONGEST));
  }

  /** A name that is typed on a keyboard. */
  public static Element code(String raw) {
    return el("code", el("bdi", Plain.line(raw, LONGEST_PROSE)));
  }

  /** An attack and its options, which may break into lines behind its commas. */
  public static Element spec(String raw) {
    List<Node> pieces = new ArrayList<>();
    AFTER_COMMA
        .splitAsStream(Plain.line(raw, LONGEST_PROSE))
        .forEach(piece -> {
          pieces.add(new Text(piece));
          pieces.add(el("wbr"));
        });
    return el("code", el("bdi", pieces));
  }

  /** Sentences that quote names. */
  public static Text prose(String raw) {
    return new Text(Plain.line(raw, LONGEST_PROSE));
  }

  /** The name of a class by its index, or its number when it has none. */
  public static String ofClass(List<String> classes, int index) {
    boolean named = index >= 0 && index < classes.size();
    return Plain.line(named ? classes.get(index) : "class " + index, LONGEST);
  }
}
