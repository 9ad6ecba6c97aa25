package org.gauntlet.reports.html;

import static org.gauntlet.reports.html.Element.el;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The style sheet: the palette as variables, then report.css. */
public final class Style {
  private static final String RULES = read();

  private Style() {}

  /** Light unless a screen asks for dark; paper is always light. */
  public static Element render() {
    return el(
        "style",
        ":root{color-scheme:light;%s}\n@media screen and (prefers-color-scheme:dark){:root{color-scheme:dark;%s}}\n%s"
            .formatted(Colour.variables(true), Colour.variables(false), shades() + RULES));
  }

  private static String shades() {
    return IntStream.range(0, Colour.SHADES)
        .mapToObj(shade -> ".h" + shade + "{background:var(--heat-" + shade + ")}\n")
        .collect(Collectors.joining());
  }

  private static String read() {
    try (InputStream in = Style.class.getResourceAsStream("report.css")) {
      if (in == null) {
        throw new IllegalStateException("report.css must lie beside " + Style.class.getName());
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
