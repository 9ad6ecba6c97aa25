package org.gauntlet.reports.section;

import static org.gauntlet.reports.html.Element.el;

import org.gauntlet.harness.Check;
import org.gauntlet.harness.GateResult.Verdict;
import org.gauntlet.reports.html.Element;

/** A short word with a sign before it, so that nothing hangs on its colour. */
final class Badge {
  private Badge() {}

  static Element of(Verdict verdict) {
    return switch (verdict) {
      case PASS -> badge("pass", "✓", "PASS");
      case FAIL -> badge("fail", "✕", "FAIL");
      case INCONCLUSIVE -> badge("unsure", "?", "INCONCLUSIVE");
      case UNASSESSED -> badge("calm", "–", "UNASSESSED");
      case WAIVED -> badge("calm", "–", "WAIVED");
    };
  }

  static Element of(Check.Outcome outcome) {
    return switch (outcome) {
      case GOOD -> badge("pass", "✓", "good");
      case BAD -> badge("fail", "✕", "bad");
      case NOT_RUN -> badge("calm", "–", "not run");
    };
  }

  static Element ofFinding(boolean blocking) {
    return blocking ? badge("doubt", "!", "blocks a PASS") : badge("calm", "i", "for information");
  }

  private static Element badge(String tone, String sign, String word) {
    return el("span", sign + " " + word).styled("badge " + tone);
  }
}
