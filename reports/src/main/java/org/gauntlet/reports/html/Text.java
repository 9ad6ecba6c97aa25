package org.gauntlet.reports.html;

import org.gauntlet.reports.text.Plain;

/** Characters to read; they are neutralised and escaped when written, so none becomes markup. */
public record Text(String value) implements Node {
  @Override
  public void appendTo(StringBuilder out) {
    append(Plain.text(value), out);
  }

  /** Escapes for text and for attributes in double quotes, in HTML and in XML. */
  static void append(String harmless, StringBuilder out) {
    for (int i = 0; i < harmless.length(); i++) {
      char c = harmless.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        default -> out.append(c);
      }
    }
  }
}
