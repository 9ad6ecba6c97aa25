package org.gauntlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.gauntlet.harness.Evaluation;
import org.gauntlet.harness.GateResult;
import org.gauntlet.harness.Robustness;
import org.gauntlet.harness.folder.Results;
import org.gauntlet.harness.folder.ResultsReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The whole way of the demo, on less data. */
class DemoTest {
  private static final DemoPlan SMALL =
      new DemoPlan(
          "--arch fast --first 1500 --epochs 3 --optimizer adam:rate=0.003 --schedule cyclic",
          "--first 1500 --epochs 5 --optimizer adam:rate=0.003 --schedule cyclic"
              + " --defense pgd-at:eps=0.12,steps=3",
          "--first 60 --eps 0.05,0.1 --attack fgsm,pgd:steps=10"
              + " --min-clean-accuracy 0.60 --min-robust-accuracy 0.40");

  private static final DemoPlan HASTY =
      new DemoPlan(
          "--arch linear --first 60 --epochs 1",
          "--first 60 --epochs 1",
          "--first 10 --eps 0 --attack fgsm --min-robust-accuracy 0 --rule point");

  @TempDir Path folder;

  @Test
  void aPlainModelFailsItsHardenedTwinPassesAndBothAreReported() throws IOException {
    Path out = folder.resolve("demo");
    Console demo = demo(SMALL, out);
    assertThat(demo.code()).as(demo.err()).isEqualTo(ExitCode.OK);
    assertThat(demo.complaints()).isEmpty();

    Results plain = ResultsReader.read(out.resolve("plain-results"));
    Results hardened = ResultsReader.read(out.resolve("hardened-results"));
    assertThat(verdicts(plain)).last().isEqualTo(GateResult.Verdict.FAIL);
    assertThat(verdicts(hardened)).containsOnly(GateResult.Verdict.PASS);
    for (Results one : List.of(plain, hardened)) {
      assertThat(one.evaluation().attacks()).extracting("name").contains("fgsm", "pgd", "transfer");
      assertThat(one.evaluation().transfer()).isPresent();
    }
    assertThat(out.resolve("plain-results/report.html")).content().contains("FAIL");
    assertThat(out.resolve("hardened-results/report.html")).content().contains("PASS");
    assertThat(out.resolve("plain/unfinished.safetensors")).doesNotExist();

    assertThat(demo.out().lines())
        .containsSubsequence(
            "== 1. Train a plain model",
            "== 2. Harden it: train on against its own adversarial examples",
            "== 3. Gate the plain model: it must fail",
            "== 4. Gate the hardened model: it must pass",
            "== 5. Side by side",
            row("", "plain", "hardened"),
            row("clean accuracy", clean(plain), clean(hardened)),
            row("at most, Linf 0.05", robust(plain, 0), robust(hardened, 0)),
            row("at most, Linf 0.1", robust(plain, 1), robust(hardened, 1)),
            row("gate (at least 40 %)", "FAIL", "PASS"),
            "Reports: " + out.resolve("plain-results/report.html"),
            "         " + out.resolve("hardened-results/report.html"));
  }

  @Test
  void whatItShowsCanBeTyped() throws IOException {
    Path out = folder.resolve("demo");
    Console demo = demo(HASTY, out);
    String first =
        demo.out().lines().filter(line -> line.startsWith("$ ./gauntlet ")).findFirst().get();
    Path again = folder.resolve("again");
    String typed = first.substring("$ ./gauntlet ".length()).replace(out + "/plain", again + "");
    assertThat(Console.run(typed.split(" ")).code()).isEqualTo(ExitCode.OK);
    assertThat(again.resolve("model.safetensors"))
        .hasSameBinaryContentAs(out.resolve("plain/model.safetensors"));
  }

  /** A demo whose plain model passes shows nothing and must not look like a success. */
  @Test
  void anUnexpectedVerdictEndsTheDemo() throws IOException {
    Path out = folder.resolve("demo");
    Console demo = demo(HASTY, out);
    assertThat(demo.code()).isEqualTo(ExitCode.INTERNAL);
    assertThat(demo.complaints())
        .singleElement()
        .asString()
        .containsPattern(
            "this step of the demo should end with exit code 10, but ended with (0|12);");
    assertThat(demo.out()).doesNotContain("== 4.");
    assertThat(names(out)).containsExactly(".gauntlet-demo", "hardened", "plain", "plain-results");
  }

  @Test
  void aStepThatIsRefusedEndsTheDemoWithItsCode() {
    DemoPlan wrong = new DemoPlan("--arch nosuch", HASTY.hardened(), HASTY.gate());
    Console demo = demo(wrong, folder.resolve("demo"));
    assertThat(demo.code()).isEqualTo(ExitCode.USAGE);
    assertThat(demo.complaints())
        .singleElement()
        .asString()
        .startsWith("gauntlet: there is no architecture 'nosuch'");
  }

  private static Console demo(DemoPlan plan, Path out) {
    StringWriter shown = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        new CommandLine(new Demo(plan))
            .setOut(new PrintWriter(shown, true))
            .setErr(new PrintWriter(err, true))
            .setExecutionExceptionHandler(new Failures())
            .execute("--out", out.toString());
    return new Console(code, shown.toString(), err.toString());
  }

  private static List<GateResult.Verdict> verdicts(Results results) {
    return results.judgement().orElseThrow().gates().stream().map(GateResult::verdict).toList();
  }

  private static String clean(Results results) {
    Evaluation evaluation = results.evaluation();
    return percent(evaluation.clean().hits(), evaluation.clean().of());
  }

  private static String robust(Results results, int budget) {
    Robustness robustness = results.evaluation().curve().get(budget);
    return percent(robustness.hits(), robustness.of());
  }

  private static String percent(int hits, int of) {
    return String.format(Locale.ROOT, "%.1f %%", 100.0 * hits / of);
  }

  private static String row(String name, String plain, String hardened) {
    return String.format(Locale.ROOT, "  %-22s %10s %10s", name, plain, hardened);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
