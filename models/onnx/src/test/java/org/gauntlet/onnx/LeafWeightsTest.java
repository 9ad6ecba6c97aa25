package org.gauntlet.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gauntlet.onnx.format.Attribute;
import org.gauntlet.onnx.format.OnnxNode;
import org.junit.jupiter.api.Test;

/** What leaves add up to: two trees, whose leaves lie at the places 10, 11 and 20, 21. */
class LeafWeightsTest {
  private static final Map<List<Long>, Integer> PLACES =
      Map.of(List.of(0L, 1L), 10, List.of(0L, 2L), 11, List.of(1L, 1L), 20, List.of(1L, 2L), 21);
  private static final List<Long> OF = List.of(0L, 0L, 1L, 1L);
  private static final List<Long> NODES = List.of(1L, 2L, 1L, 2L);

  @Test
  void everyTargetSumsItsOwnLeaves() {
    LeafWeights targets =
        LeafWeights.of(
            told("target", List.of(0L, 1L, 0L, 2L), 1, 2, 4, 8, whole("n_targets", 3)),
            false,
            PLACES,
            2);
    assertThat(targets.ending()).isEqualTo(LeafWeights.Ending.AS_THEY_ARE);
    assertThat(targets.classes()).isEqualTo(3);
    assertThat(targets.scores(new int[] {10, 20})).containsExactly(5, 0, 0);
    assertThat(targets.scores(new int[] {11, 21})).containsExactly(0, 2, 8);
    assertThat(targets.scores(new int[] {7}))
        .as("a leaf that adds nothing")
        .containsExactly(0, 0, 0);
  }

  @Test
  void oneLeafMayAddToSeveralSums() {
    Told told =
        told(
            "target",
            List.of(0L, 1L, 0L, 1L),
            1,
            2,
            4,
            8,
            whole("n_targets", 2),
            wholes("target_treeids", List.of(0L, 0L, 0L, 1L)),
            wholes("target_nodeids", List.of(1L, 1L, 1L, 1L)));
    LeafWeights twice = LeafWeights.of(told, false, PLACES, 2);
    assertThat(twice.scores(new int[] {10})).containsExactly(5, 2);
    assertThat(twice.scores(new int[] {10, 20})).containsExactly(5, 10);
  }

  @Test
  void sumsBeginWithTheBaseAndMeansAreDividedFirst() {
    Map.Entry<String, Attribute> base = reals("base_values", 100, 200);
    Map.Entry<String, Attribute> targets = whole("n_targets", 2);
    List<Long> ids = List.of(0L, 1L, 0L, 1L);
    LeafWeights sums =
        LeafWeights.of(told("target", ids, 1, 2, 4, 8, targets, base), false, PLACES, 2);
    assertThat(sums.scores(new int[] {10, 20})).containsExactly(105, 200);
    LeafWeights means =
        LeafWeights.of(
            told("target", ids, 1, 2, 4, 8, targets, base, text("aggregate_function", "AVERAGE")),
            false,
            PLACES,
            2);
    assertThat(means.scores(new int[] {10, 20})).containsExactly(102.5f, 200);
  }

  @Test
  void aSingleSumOfTwoClassesIsAShareOrASign() {
    Map.Entry<String, Attribute> two = wholes("classlabels_int64s", List.of(0L, 1L));
    List<Long> one = List.of(1L, 1L, 1L, 1L);
    LeafWeights shares =
        LeafWeights.of(told("class", one, 0, 0.5f, 0.25f, 0.5f, two), true, PLACES, 2);
    assertThat(shares.ending()).isEqualTo(LeafWeights.Ending.SHARE);
    assertThat(shares.scores(new int[] {11, 20})).containsExactly(0.25f, 0.75f);
    LeafWeights signs =
        LeafWeights.of(told("class", one, -1, 0.5f, 0.25f, 0.5f, two), true, PLACES, 2);
    assertThat(signs.ending()).isEqualTo(LeafWeights.Ending.SIGN);
    assertThat(signs.scores(new int[] {10, 20})).containsExactly(0, -0.75f);
    LeafWeights logistic =
        LeafWeights.of(
            told("class", one, 1, 1, 1, 1, two, text("post_transform", "LOGISTIC")),
            true,
            PLACES,
            2);
    assertThat(logistic.ending())
        .as("weights that a function follows")
        .isEqualTo(LeafWeights.Ending.SIGN);
  }

  @Test
  void aRegressorOfOneTargetIsTheSecondOfTwoScores() {
    Told told = told("target", List.of(0L, 0L, 0L, 0L), 1, 2, 4, 8, reals("base_values", 0.5f));
    LeafWeights single = LeafWeights.of(told, false, PLACES, 2);
    assertThat(single.classes()).isEqualTo(2);
    assertThat(single.scores(new int[] {11, 21})).containsExactly(0, 10.5f);
  }

  @Test
  void listsThatDoNotFitAreRefused() {
    Map.Entry<String, Attribute> two = whole("n_targets", 2);
    List<Long> ids = List.of(0L, 1L, 0L, 1L);
    String lists =
        "the trees' lists of leaves must be float32 and of one length, for 1 or more classes";
    refuses(lists, told("target", List.of(0L, 1L), 1, 2, 4, 8, two));
    refuses(lists, told("target", ids, 1, 2, 4, 8, whole("n_targets", 0)));
    refuses(lists, told("target", ids, 1, 2, 4, 8, two, wholes("target_nodeids", List.of(1L))));
    refuses(
        "node 2 of tree 1 must exist and its class be in [0, 2), got 2",
        told("target", List.of(0L, 1L, 0L, 2L), 1, 2, 4, 8, two));
    refuses(
        "node 9 of tree 0 must exist and its class be in [0, 2), got 0",
        told("target", ids, 1, 2, 4, 8, two, wholes("target_nodeids", List.of(9L, 1L, 1L, 1L))));
    refuses(
        "base_values of trees must have 2 or no entries, got 1",
        told("target", ids, 1, 2, 4, 8, two, reals("base_values", 1)));
    refuses(
        "aggregate_function of trees must be SUM or AVERAGE, got 'MAX'",
        told("target", ids, 1, 2, 4, 8, two, text("aggregate_function", "MAX")));
    Told binary =
        told(
            "class",
            List.of(1L, 1L, 1L, 1L),
            1,
            2,
            4,
            8,
            wholes("classlabels_int64s", List.of(0L, 1L)),
            reals("base_values", 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LeafWeights.of(binary, true, PLACES, 2))
        .withMessage("base_values of trees must have no entries, got 1");
  }

  private static void refuses(String said, Told told) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LeafWeights.of(told, false, PLACES, 2))
        .withMessage(said);
  }

  @SafeVarargs
  private static Told told(
      String prefix,
      List<Long> ids,
      float first,
      float second,
      float third,
      float fourth,
      Map.Entry<String, Attribute>... more) {
    Map<String, Attribute> told = new HashMap<>();
    told.put(prefix + "_treeids", new Attribute.Wholes(OF));
    told.put(prefix + "_nodeids", new Attribute.Wholes(NODES));
    told.put(prefix + "_ids", new Attribute.Wholes(ids));
    told.put(prefix + "_weights", new Attribute.Reals(List.of(first, second, third, fourth)));
    for (Map.Entry<String, Attribute> one : more) {
      told.put(one.getKey(), one.getValue());
    }
    return new Told(new OnnxNode("t", "Trees", "", List.of("x"), List.of("y"), told));
  }

  private static Map.Entry<String, Attribute> whole(String name, long value) {
    return Map.entry(name, new Attribute.Whole(value));
  }

  private static Map.Entry<String, Attribute> text(String name, String value) {
    return Map.entry(name, new Attribute.Text(value));
  }

  private static Map.Entry<String, Attribute> wholes(String name, List<Long> values) {
    return Map.entry(name, new Attribute.Wholes(values));
  }

  private static Map.Entry<String, Attribute> reals(String name, float... values) {
    Float[] boxed = new Float[values.length];
    Arrays.setAll(boxed, i -> values[i]);
    return Map.entry(name, new Attribute.Reals(List.of(boxed)));
  }
}
