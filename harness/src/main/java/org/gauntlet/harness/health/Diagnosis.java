package org.gauntlet.harness.health;

import java.util.List;
import java.util.Optional;
import org.gauntlet.harness.Check;
import org.gauntlet.harness.Finding;

/** How a check came out, with a finding when it came out badly. */
record Diagnosis(Check check, Optional<Finding> finding) {
  private static final int EVIDENCE = 10;

  static Diagnosis good(String name, String detail) {
    return new Diagnosis(new Check(name, Check.Outcome.GOOD, detail), Optional.empty());
  }

  static Diagnosis notRun(String name, String why) {
    return new Diagnosis(new Check(name, Check.Outcome.NOT_RUN, why), Optional.empty());
  }

  /** A doubt that forbids a passing verdict. */
  static Diagnosis blocking(
      String name, Finding.Kind kind, String evidence, List<String> examples) {
    return bad(name, kind, true, evidence, examples);
  }

  static Diagnosis bad(
      String name, Finding.Kind kind, boolean blocking, String evidence, List<String> examples) {
    List<String> shown = examples.stream().limit(EVIDENCE).toList();
    return new Diagnosis(
        new Check(name, Check.Outcome.BAD, evidence),
        Optional.of(new Finding(kind, blocking, evidence, shown)));
  }
}
