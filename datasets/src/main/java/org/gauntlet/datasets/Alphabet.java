package org.gauntlet.datasets;

import java.util.List;

/** The characters that strokes draws: chosen so that no two are alike when slanted. */
final class Alphabet {
  static final List<Glyph> GLYPHS =
      List.of(
          Glyph.of("0", "M 0 -95 C 70 -95 70 95 0 95 C -70 95 -70 -95 0 -95"),
          Glyph.of("1", "M -40 -55 L 5 -95 L 5 95"),
          Glyph.of("2", "M -55 -50 C -50 -110 55 -110 55 -45 C 55 0 -30 40 -60 95 L 60 95"),
          Glyph.of(
              "3",
              "M -50 -75 C -20 -115 60 -95 50 -40 C 45 -10 10 -5 -15 -5 "
                  + "C 25 -5 65 15 55 60 C 45 105 -35 110 -55 65"),
          Glyph.of("4", "M 30 95 L 30 -95 L -65 35 L 65 35"),
          Glyph.of("7", "M -60 -90 L 60 -90 C 25 -30 -5 30 -15 95"),
          Glyph.of("A", "M -65 95 L 0 -95 L 65 95 M -40 25 L 40 25"),
          Glyph.of("E", "M 55 -95 L -50 -95 L -50 95 L 55 95 M -50 0 L 35 0"),
          Glyph.of("H", "M -55 -95 L -55 95 M 55 -95 L 55 95 M -55 0 L 55 0"),
          Glyph.of("X", "M -60 -95 L 60 95 M 60 -95 L -60 95"));

  private Alphabet() {}
}
