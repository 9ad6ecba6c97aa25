package org.gauntlet.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.gauntlet.core.Example;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.harness.ClassResult;
import org.gauntlet.harness.Confusion;
import org.gauntlet.harness.Evaluation;
import org.gauntlet.harness.Finding;
import org.gauntlet.harness.GalleryItem;
import org.gauntlet.harness.Journal;
import org.gauntlet.harness.LinearModel;
import org.gauntlet.harness.Plan;
import org.gauntlet.harness.Progress;
import org.gauntlet.harness.Round;
import org.gauntlet.harness.Toys;
import org.gauntlet.harness.Verified;
import org.junit.jupiter.api.Test;

class GalleryTest {
  private static final LinearModel MODEL = LinearModel.largestOfThree();
  private static final List<Example> EXAMPLES = Toys.examples(60);
  private static final Plan PLAN =
      Toys.plan(MODEL, EXAMPLES, List.of(0.1f, 0.4f), Toys.noise(MODEL), Toys.pgd(MODEL));

  private static Evaluation run(Plan plan) {
    return new Evaluator(plan, Journal.none(), Progress.silent()).run();
  }

  private static Tensor decoded(String base64) {
    float[] values = new float[3];
    ByteBuffer.wrap(Base64.getDecoder().decode(base64))
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(values);
    return Tensor.of(Shape.of(3), values);
  }

  private static Example example(String id) {
    return EXAMPLES.stream().filter(e -> e.id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void every_picture_fools_the_model_as_it_says() {
    List<GalleryItem> gallery = run(PLAN).gallery();
    assertThat(gallery).hasSize(24);
    for (GalleryItem item : gallery) {
      Tensor original = decoded(item.original());
      Tensor adversarial = decoded(item.adversarial());
      assertThat(original).isEqualTo(example(item.id()).input());
      assertThat(adversarial.argmax()).isEqualTo(item.fooledLabel()).isNotEqualTo(item.truth());
      double farthest = 0;
      for (int i = 0; i < 3; i++) {
        farthest = Math.max(farthest, Math.abs((double) adversarial.at(i) - original.at(i)));
      }
      assertThat(farthest).isEqualTo(item.distance()).isLessThanOrEqualTo(0.4f);
      assertThat(item.cleanConfidence()).isBetween(0.33, 1.0);
      assertThat(item.fooledConfidence()).isBetween(0.33, 1.0);
    }
  }

  @Test
  void the_nearest_come_first_and_no_class_is_left_out() {
    List<GalleryItem> gallery = run(PLAN).gallery();
    assertThat(gallery.subList(0, 3))
        .extracting(GalleryItem::truth)
        .containsExactlyInAnyOrder(0, 1, 2);
    for (int truth = 0; truth < 3; truth++) {
      int wanted = truth;
      List<Double> distances =
          gallery.stream().filter(i -> i.truth() == wanted).map(GalleryItem::distance).toList();
      assertThat(distances).hasSizeGreaterThan(5).isSorted();
    }
  }

  @Test
  void a_replay_alone_gives_the_result_of_the_run() {
    GalleryItem item = run(PLAN).gallery().getLast();
    Round round =
        PLAN.rounds().stream()
            .filter(r -> r.attack().equals(item.attack()))
            .filter(r -> r.epsilon() >= item.distance() - 1e-6)
            .findFirst()
            .orElseThrow();
    Verified again = new Replay(PLAN).of(round, example(item.id()));
    assertThat(again.candidate()).contains(decoded(item.adversarial()));
    assertThat(again.trial().distance()).isEqualTo(item.distance());
  }

  @Test
  void a_replay_that_comes_out_differently_is_a_doubt() {
    AtomicInteger calls = new AtomicInteger();
    Plan moody =
        Toys.plan(
            MODEL,
            EXAMPLES,
            List.of(0.4f),
            Toys.labels(
                "moody",
                MODEL,
                (victim, threat, seed) ->
                    threat.random(
                        victim.original(), victim.domain(), seed.child(calls.incrementAndGet()))));
    Evaluation evaluation = run(moody);
    assertThat(evaluation.findings())
        .anyMatch(f -> f.kind() == Finding.Kind.RANDOMISED_OUTPUT && f.blocking());
  }

  @Test
  void classes_and_confusions_add_up_to_the_headline() {
    Evaluation evaluation = run(PLAN);
    List<ClassResult> classes = evaluation.classes();
    assertThat(classes).extracting(ClassResult::name).containsExactly("a", "b", "c");
    assertThat(classes.stream().mapToInt(c -> c.robust().hits()).sum())
        .isEqualTo(evaluation.robust().hits());
    assertThat(classes.stream().mapToInt(c -> c.clean().of()).sum()).isEqualTo(60);
    int broken = evaluation.confusion().stream().mapToInt(Confusion::count).sum();
    assertThat(broken).isEqualTo(60 - evaluation.robust().hits());
    List<Confusion> sorted = new ArrayList<>(evaluation.confusion());
    assertThat(sorted).noneMatch(c -> c.truth() == c.fooled()).doesNotHaveDuplicates();
  }
}
