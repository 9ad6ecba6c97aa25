package org.gauntlet.reports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.gauntlet.attacks.Norm;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Shape;
import org.gauntlet.harness.AttackResult;
import org.gauntlet.harness.Check;
import org.gauntlet.harness.ClassResult;
import org.gauntlet.harness.Confusion;
import org.gauntlet.harness.Evaluation;
import org.gauntlet.harness.Finding;
import org.gauntlet.harness.GalleryItem;
import org.gauntlet.harness.GateResult;
import org.gauntlet.harness.GateResult.Verdict;
import org.gauntlet.harness.Judgement;
import org.gauntlet.harness.Manifest;
import org.gauntlet.harness.Proportion;
import org.gauntlet.harness.Robustness;
import org.gauntlet.harness.Subject;
import org.gauntlet.harness.TransferMatrix;

/** Results as a real run would leave them, small enough to read. */
public final class Samples {
  public static final List<Float> GREY_BUDGETS = List.of(0.05f, 0.1f, 0.15f, 0.2f, 0.3f);
  public static final List<Float> COLOUR_BUDGETS = List.of(1 / 255f, 2 / 255f, 4 / 255f, 8 / 255f);

  private Samples() {}

  /** A hardened digit model: 28 x 28 grey, ten classes, three attacks at five budgets. */
  public static Evaluation grey() {
    return evaluation(Shape.of(1, 28, 28), digits(), GREY_BUDGETS, List.of());
  }

  /** A plain photo model: 32 x 32 RGB, ten classes, findings, a transfer matrix. */
  public static Evaluation colour() {
    List<String> names =
        List.of(
            "airplane",
            "automobile",
            "bird",
            "cat",
            "deer",
            "dog",
            "frog",
            "horse",
            "ship",
            "truck");
    List<Finding> findings =
        List.of(
            new Finding(
                Finding.Kind.ZERO_GRADIENTS,
                true,
                "31.2 % of 1,000 inputs have a gradient of exactly zero; at most 5 % are allowed.",
                List.of("test-12", "test-40", "test-77")),
            new Finding(
                Finding.Kind.BLACK_BOX_WINS,
                true,
                "transfer broke 61 examples at ℓ∞ ≤ 0.0314 on which pgd had failed.",
                List.of("test-12", "test-301")),
            new Finding(
                Finding.Kind.STRONGER_ATTACK_HELPS,
                false,
                "pgd with twice the steps broke 1.3 points more.",
                List.of()));
    return evaluation(Shape.of(3, 32, 32), names, COLOUR_BUDGETS, findings);
  }

  public static Evaluation evaluation(
      Shape input, List<String> classes, List<Float> budgets, List<Finding> findings) {
    List<Robustness> curve = new ArrayList<>();
    List<AttackResult> attacks = new ArrayList<>();
    int standing = 978;
    for (float epsilon : budgets) {
      int before = 978;
      int[] broken = {(978 - standing) / 2 + 60, 70, 9};
      for (int i = 0; i < 3; i++) {
        attacks.add(attack(i, epsilon, before, broken[i]));
        before -= broken[i];
      }
      standing = before;
      curve.add(robustness(epsilon, standing, 1000));
    }
    Domain domain = new Domain(input, 0, 1, classes.size());
    return new Evaluation(
        Evaluation.SCHEMA,
        new Subject(
            input.at(0) == 1 ? "digits-hardened" : "photo-net-bits4",
            "9f2c6b1ad0".repeat(6) + "77aa",
            input.at(0) == 1 ? "strokes (test, first 1000)" : "cifar10 (test, first 1000)",
            "03bd5e2c41".repeat(6) + "12ef",
            domain,
            classes),
        proportion(978, 1000),
        curve.getLast(),
        curve,
        attacks,
        classResults(classes),
        confusion(classes.size()),
        checks(findings),
        findings,
        gallery(input, classes.size(), budgets.getLast()),
        findings.isEmpty() ? Optional.empty() : Optional.of(transfer()),
        0,
        7);
  }

  /** 0.5 % half width at the ends and more in the middle; near enough to look real. */
  public static Proportion proportion(int hits, int of) {
    double share = of == 0 ? 0 : (double) hits / of;
    double half = of == 0 ? 0 : 2 * StrictMath.sqrt(share * (1 - share) / of) + 0.5 / of;
    return new Proportion(
        hits, of, Math.max(0, share - half), of == 0 ? 1 : Math.min(1, share + half), 0.95);
  }

  public static Robustness robustness(float epsilon, int hits, int of) {
    Proportion p = proportion(hits, of);
    return new Robustness(Norm.LINF, epsilon, hits, of, p.low(), p.high(), 0.95);
  }

  public static Judgement judgement(Evaluation evaluation, double threshold, Verdict verdict) {
    Robustness r = evaluation.robust();
    Proportion value = new Proportion(r.hits(), r.of(), r.low(), r.high(), r.confidence());
    boolean reliable = evaluation.findings().stream().noneMatch(Finding::blocking);
    List<GateResult> gates =
        List.of(
            gate("clean", "clean-accuracy", Verdict.PASS, evaluation.clean(), 0.9, ""),
            gate("linf", "robust-accuracy", verdict, value, threshold, note(verdict)));
    String sentence =
        String.format(
            Locale.ROOT,
            "Under ℓ∞ ≤ %s, fgsm, pgd and transfer changed the decision on %.1f %% of 1,000 test"
                + " inputs. So at most %.1f %% (95 %% interval %.1f–%.1f) of inputs like these"
                + " withstand this suite; the gate asks for %.0f %%. A stronger attack can only"
                + " lower the number.",
            r.epsilon(),
            100 - r.hits() / 10.0,
            r.hits() / 10.0,
            100 * r.low(),
            100 * r.high(),
            100 * threshold);
    return new Judgement(gates, reliable, verdict == Verdict.FAIL ? 10 : 0, sentence);
  }

  public static GateResult gate(
      String id, String metric, Verdict verdict, Proportion value, double threshold, String note) {
    return new GateResult(id, metric, verdict, value, threshold, "lower-bound", 0.95, note);
  }

  public static Manifest manifest(boolean finished) {
    SequencedMap<String, String> settings = new LinkedHashMap<>();
    settings.put("data", "strokes");
    settings.put("split", "test");
    settings.put("first", "1000");
    settings.put("norm", "linf");
    settings.put("eps", "0.05, 0.1, 0.15, 0.2, 0.3");
    settings.put("attack.pgd", "pgd:steps=40,step=0.01,restarts=10");
    settings.put("seed", "7");
    SequencedMap<String, String> environment = new LinkedHashMap<>();
    environment.put("gauntlet", "0.1.0");
    environment.put("java", "25.0.1+8 (Temurin)");
    environment.put("os", "Linux 6.8 amd64");
    environment.put("threads", "8");
    return new Manifest(
        1,
        settings,
        List.of(
            "gauntlet",
            "gate",
            "--model",
            "models/digits hardened.safetensors",
            "--data",
            "strokes",
            "--norm",
            "linf",
            "--eps",
            "0.3",
            "--attack",
            "fgsm,pgd:steps=40,step=0.01,restarts=10,transfer",
            "--seed",
            "7"),
        environment,
        "2026-11-20T09:14:03Z",
        finished ? "2026-11-20T09:21:47Z" : "");
  }

  public static List<String> digits() {
    return IntStream.range(0, 10).mapToObj(Integer::toString).toList();
  }

  private static String note(Verdict verdict) {
    return verdict == Verdict.INCONCLUSIVE
        ? "5,600 samples would settle a true 46.1 % half the time"
        : "";
  }

  private static AttackResult attack(int index, float epsilon, int attacked, int broken) {
    String name = List.of("fgsm", "pgd", "transfer").get(index);
    String spec =
        List.of("fgsm", "pgd:steps=40,step=0.01,restarts=10", "transfer:pgd:steps=40").get(index);
    return new AttackResult(
        name,
        spec,
        index == 2 ? "labels" : "gradients",
        index == 2 ? "digits-plain" : "",
        Norm.LINF,
        epsilon,
        attacked,
        broken,
        0,
        attacked - broken,
        epsilon * 0.93,
        attacked * List.of(2L, 401L, 1L).get(index),
        attacked * List.of(1L, 400L, 0L).get(index),
        attacked * List.of(0.0004, 0.081, 0.0002).get(index));
  }

  private static List<ClassResult> classResults(List<String> names) {
    return IntStream.range(0, names.size())
        .mapToObj(i ->
            new ClassResult(
                names.get(i), proportion(94 + i * 7 % 6, 100), proportion(20 + i * 37 % 61, 100)))
        .toList();
  }

  private static List<Confusion> confusion(int classes) {
    List<Confusion> result = new ArrayList<>();
    for (int truth = 0; truth < Math.min(classes, 30); truth++) {
      for (int fooled = 0; fooled < Math.min(classes, 30); fooled++) {
        int count = (truth * 13 + fooled * 29) % 17 - 6;
        if (truth != fooled && count > 0) {
          result.add(new Confusion(truth, fooled, count * count / 3 + 1));
        }
      }
    }
    return result;
  }

  private static List<Check> checks(List<Finding> findings) {
    boolean good = findings.isEmpty();
    return List.of(
        new Check("same answer twice", Check.Outcome.GOOD, "64 inputs, equal logits to the bit"),
        new Check("answers are logits", Check.Outcome.GOOD, "rows sum to −3.1 up to 14.8"),
        new Check(
            "gradients are there",
            good ? Check.Outcome.GOOD : Check.Outcome.BAD,
            good ? "0 of 1,000 are zero" : "312 of 1,000 are zero"),
        new Check("larger budgets break more", Check.Outcome.GOOD, "5 budgets, ascending"),
        new Check("full range breaks all", Check.Outcome.NOT_RUN, "no budget of the full range"));
  }

  public static List<GalleryItem> gallery(Shape input, int classes, float epsilon) {
    return IntStream.range(0, 24)
        .mapToObj(i -> {
          float[] image =
              input.at(0) == 1 ? Drawings.strokes(input.at(1), i) : Drawings.blobs(input.at(1), i);
          return new GalleryItem(
              "test-" + (12 + 31 * i),
              i % classes,
              i % classes,
              0.999 - 0.013 * i,
              (i * 3 + 1) % classes,
              0.58 + 0.017 * i,
              i % 3 == 0 ? "fgsm" : "pgd",
              epsilon,
              Drawings.base64(image),
              Drawings.base64(Drawings.perturbed(image, epsilon, 1000 + i)));
        })
        .toList();
  }

  private static TransferMatrix transfer() {
    List<String> models = List.of("photo-net", "photo-net-bits4", "hardened");
    int[][] hits = {{12, 430, 801}, {390, 410, 813}, {520, 560, 470}};
    return new TransferMatrix(
        "pgd:steps=40",
        "linf",
        8 / 255f,
        models,
        IntStream.range(0, 3)
            .mapToObj(
                s -> IntStream.range(0, 3).mapToObj(t -> proportion(hits[s][t], 1000)).toList())
            .toList());
  }
}
