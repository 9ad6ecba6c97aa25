package org.gauntlet.reports;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

/** Records in which every string is the same given one, and every list as long as wanted. */
final class Hostile {
  private static final Proportion HALF = Samples.proportion(5, 10);

  private Hostile() {}

  static Manifest manifest(String s) {
    SequencedMap<String, String> facts = new LinkedHashMap<>();
    IntStream.range(0, 300).forEach(i -> facts.put(s + i, s));
    return new Manifest(1, facts, List.of(s, s), facts, s, s + ".");
  }

  static Judgement judgement(String s) {
    GateResult gate = new GateResult(s, s, Verdict.FAIL, HALF, 0.5, s, 0.95, s);
    return new Judgement(Collections.nCopies(3, gate), true, 10, s);
  }

  /** Small, with images of 2 x 2. */
  static Evaluation evaluation(String s, int classes) {
    return evaluation(s, classes, Shape.of(1, 2, 2), 3);
  }

  static Evaluation evaluation(String s, int classes, Shape input, int attacks) {
    List<Finding> findings =
        Stream.of(Finding.Kind.values())
            .map(kind -> new Finding(kind, true, s, Collections.nCopies(12, s)))
            .toList();
    String pixels = Drawings.base64(new float[input.size()]);
    GalleryItem item = new GalleryItem(s, 0, 0, 0.5, 1, -1, s, 0.1, pixels, pixels);
    AttackResult attack =
        new AttackResult(s, s, s, s, Norm.LINF, 0.1f, 10, 5, 0, 5, 0.1, 10, 10, 0.1);
    return new Evaluation(
        Evaluation.SCHEMA,
        new Subject(s, s, s, s, new Domain(input, 0, 1, classes), Collections.nCopies(classes, s)),
        HALF,
        new Robustness(Norm.LINF, 0.1f, 5, 10, 0.2, 0.8, 0.95),
        List.of(
            new Robustness(Norm.LINF, 0.1f, 5, 10, 0.2, 0.8, 0.95),
            new Robustness(Norm.L2, 0.5f, 4, 10, 0.1, 0.7, 0.95)),
        Collections.nCopies(attacks, attack),
        Collections.nCopies(classes, new ClassResult(s, HALF, HALF)),
        confusion(classes),
        Collections.nCopies(attacks, new Check(s, Check.Outcome.BAD, s)),
        findings,
        Collections.nCopies(30, item),
        Optional.of(transfer(s, Math.min(classes, 50))),
        3,
        1);
  }

  private static List<Confusion> confusion(int classes) {
    return IntStream.range(0, classes)
        .boxed()
        .flatMap(t -> IntStream.range(0, classes).mapToObj(f -> new Confusion(t, f, 1)))
        .toList();
  }

  private static TransferMatrix transfer(String s, int models) {
    return new TransferMatrix(
        s,
        s,
        0.1f,
        Collections.nCopies(models, s),
        Collections.nCopies(models, Collections.nCopies(models, HALF)));
  }
}
