package org.gauntlet.reports.html;

import java.util.Locale;

/**
 * Every colour of the page, by day and by night. Hues are Okabe and Ito's, which stay apart for
 * colour-blind readers; those that carry words are darkened or lightened until the contrast is AA.
 */
public enum Colour {
  GROUND(0xF6F6F3, 0x131619),
  CARD(0xFFFFFF, 0x1B1F23),
  INK(0x1C2126, 0xE7E9EC),
  MUTED(0x59626B, 0xA3ACB5),
  LINE(0xDEE1E3, 0x343B42),
  LINK(0x00609A, 0x6CB8EA),
  CLEAN(0x59626B, 0xA3ACB5),
  ATTACKED(0x0072B2, 0x56B4E9),
  THRESHOLD(0xB34700, 0xFF9A5C),
  PASS(0x006B4E, 0x4FD1A8),
  PASS_TINT(0xE4F3ED, 0x14302A),
  FAIL(0xA33F00, 0xFF9A5C),
  FAIL_TINT(0xFAEBE2, 0x38241A),
  UNSURE(0x755000, 0xF0BD4F),
  UNSURE_TINT(0xFBF1DA, 0x332A15),
  DOUBT(0x8A2F63, 0xE79AC1),
  DOUBT_TINT(0xF8E9F1, 0x34202C),
  CALM(0x4A545D, 0xB4BCC4),
  CALM_TINT(0xECEEEF, 0x282E34);

  /** How many shades a heat map has, from none at all to the hottest. */
  public static final int SHADES = 9;

  private static final int HEAT_DAY = 0xE8894A;
  private static final int HEAT_NIGHT = 0x96460F;

  private final int day;
  private final int night;

  Colour(int day, int night) {
    this.day = day;
    this.night = night;
  }

  public int day() {
    return day;
  }

  public int night() {
    return night;
  }

  /** The ground of a heat-map cell by day: the card's own colour at shade 0. */
  public static int heatByDay(int shade) {
    return mix(CARD.day, HEAT_DAY, shade);
  }

  /** The ground of a heat-map cell by night: the card's own colour at shade 0. */
  public static int heatByNight(int shade) {
    return mix(CARD.night, HEAT_NIGHT, shade);
  }

  /** The style sheet's variables for one of the two looks. */
  static String variables(boolean byDay) {
    StringBuilder out = new StringBuilder();
    for (Colour colour : values()) {
      String name = colour.name().toLowerCase(Locale.ROOT).replace('_', '-');
      append(out, name, byDay ? colour.day : colour.night);
    }
    for (int shade = 0; shade < SHADES; shade++) {
      append(out, "heat-" + shade, byDay ? heatByDay(shade) : heatByNight(shade));
    }
    return out.toString();
  }

  private static void append(StringBuilder out, String name, int rgb) {
    out.append("--").append(name).append(':').append("#%06x".formatted(rgb)).append(';');
  }

  private static int mix(int from, int to, int shade) {
    int mixed = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int a = (from >> shift) & 0xFF;
      int b = (to >> shift) & 0xFF;
      mixed |= (a + (b - a) * shade / (SHADES - 1)) << shift;
    }
    return mixed;
  }
}
