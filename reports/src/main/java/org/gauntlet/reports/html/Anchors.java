package org.gauntlet.reports.html;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Hands out ids for deep links: readable, safe in a URL, each only once on a page. */
public final class Anchors {
  private static final int LONGEST = 48;

  private final Set<String> taken = new HashSet<>();

  /** An id like sample-test-8f21; the second of the same name ends in -2. */
  public String fresh(String kind, String name) {
    String wanted = anchor(kind, name);
    String id = wanted;
    for (int n = 2; !taken.add(id); n++) {
      id = wanted + "-" + n;
    }
    return id;
  }

  /** The id that the first thing of this name has. */
  public static String anchor(String kind, String name) {
    String slug =
        name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    return kind + "-" + slug.substring(0, Math.min(slug.length(), LONGEST));
  }
}
