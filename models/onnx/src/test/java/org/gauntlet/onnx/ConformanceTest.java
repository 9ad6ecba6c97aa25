package org.gauntlet.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * ONNX's own cases. The manifest conformance.txt lists which must pass in which modes, and nothing
 * may be answered wrongly, listed or not. {@code -Dconformance=write} adds what passes to the
 * manifest and writes the page on operators anew.
 */
class ConformanceTest {
  private static final Path PAGE =
      Path.of(System.getProperty("house.root", "../.."), "docs", "onnx-operators.md");
  private static final boolean WRITE = "write".equals(System.getProperty("conformance"));

  private SortedMap<String, Set<ConformanceMode>> passing = new TreeMap<>();

  @BeforeEach
  void findTheSuite() throws IOException {
    Assumptions.assumeTrue(Conformance.find().isPresent(), "the suite is not at hand");
    passing = outcomes(ConformanceOutcome::isRight);
    if (WRITE) {
      Manifest all = Manifest.read(Manifest.PASSING).with(passing);
      Files.writeString(Manifest.PASSING, all.text());
      Files.writeString(PAGE, OperatorTable.page(suite(), all));
    }
  }

  @Test
  void whatIsListedPasses() {
    assertThat(lacking(Manifest.read(Manifest.PASSING).listed(), passing)).isEmpty();
  }

  @Test
  void whatPassesWithoutBeingListedIsReported() {
    List<String> unlisted = lacking(passing, Manifest.read(Manifest.PASSING).listed());
    if (!unlisted.isEmpty()) {
      System.out.println("these pass; add them with -Dconformance=write: " + unlisted);
    }
    assertThat(unlisted).as("modes that pass are fewer than all").hasSizeLessThan(passing.size());
  }

  /** Answers are right or refused; those of other opinion than ONNX are listed with a reason. */
  @Test
  void nothingIsAnsweredWrongly() {
    SortedMap<String, Set<ConformanceMode>> wrong = outcomes(ConformanceOutcome::isWrong);
    Manifest reasoned = Manifest.read(Manifest.DIFFERENT);
    assertThat(lacking(wrong, reasoned.listed())).isEmpty();
    assertThat(lacking(reasoned.listed(), wrong)).as("listed as different, but not so").isEmpty();
    assertThat(Manifest.lines(Manifest.DIFFERENT)).allMatch(line -> line.contains("# "));
  }

  /** What is understood passes in some mode, or is refused in all of them for a reason. */
  @Test
  void whatDoesNotPassIsRefusedOnPurpose() {
    SortedMap<String, String> reasons = Manifest.reasons(Manifest.REFUSED);
    assertThat(reasons.values()).allMatch(reason -> !reason.isBlank());
    SortedMap<String, Set<ConformanceMode>> refused = outcomes(ConformanceOutcome::isRefused);
    assertThat(
            suite().cases().keySet().stream()
                .map(ConformanceCase::name)
                .filter(name -> !passing.containsKey(name))
                .filter(name -> !reasons.containsKey(name)))
        .as("neither passes nor is refused for a reason")
        .isEmpty();
    for (String name : reasons.keySet()) {
      assertThat(refused.get(name)).as(name).containsExactly(ConformanceMode.values());
    }
  }

  @Test
  void thePageOnOperatorsIsFresh() throws IOException {
    assertThat(PAGE)
        .as("stale; write it with -Dconformance=write")
        .hasContent(OperatorTable.page(suite(), Manifest.read(Manifest.PASSING)));
  }

  private static Conformance suite() {
    return Conformance.find().orElseThrow();
  }

  private static SortedMap<String, Set<ConformanceMode>> outcomes(
      Predicate<ConformanceOutcome> wanted) {
    SortedMap<String, Set<ConformanceMode>> found = new TreeMap<>();
    suite()
        .cases()
        .forEach((example, outcomes) -> {
          Set<ConformanceMode> modes = EnumSet.noneOf(ConformanceMode.class);
          outcomes.forEach((mode, outcome) -> {
            if (wanted.test(outcome)) {
              modes.add(mode);
            }
          });
          if (!modes.isEmpty()) {
            found.put(example.name(), modes);
          }
        });
    return found;
  }

  /** What of the first is not in the second, with what came of it instead. */
  private static List<String> lacking(
      SortedMap<String, Set<ConformanceMode>> wanted, SortedMap<String, Set<ConformanceMode>> had) {
    List<String> lacking = new ArrayList<>();
    wanted.forEach((name, modes) -> {
      for (ConformanceMode mode : modes) {
        if (!had.getOrDefault(name, Set.of()).contains(mode)) {
          lacking.add(name + " " + mode + ": " + detail(name, mode));
        }
      }
    });
    return lacking;
  }

  private static String detail(String name, ConformanceMode mode) {
    return suite().cases().entrySet().stream()
        .filter(entry -> entry.getKey().name().equals(name))
        .map(entry -> entry.getValue().get(mode).toString())
        .findFirst()
        .orElse("no such case, or its operators are not supported");
  }
}
