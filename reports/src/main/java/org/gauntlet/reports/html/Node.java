package org.gauntlet.reports.html;

/** A piece of the page, immutable. */
public sealed interface Node permits Element, Text {
  void appendTo(StringBuilder out);
}
