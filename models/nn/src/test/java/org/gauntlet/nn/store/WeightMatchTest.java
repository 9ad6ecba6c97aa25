package org.gauntlet.nn.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.junit.jupiter.api.Test;

/**
 * Layers of a file find their places; a tensor written "name 2x3" is filled with its own number.
 */
class WeightMatchTest {
  private static final List<String> NOBODY = List.of();

  @Test
  void namesThatAgreeGoBeforeAnyOrder() {
    assertThat(match(NOBODY, "a.weight 2x2, b.weight 2x2", "b.weight 2x2, a.weight 2x2"))
        .as("our names, the numbers of theirs")
        .containsExactly("a.weight 2", "b.weight 1");
  }

  @Test
  void shapesTellLayersApart() {
    assertThat(
            match(
                NOBODY,
                "one.weight 2x3, one.bias 2, two.weight 3x2",
                "p.weight 3x2, q.bias 2, q.weight 2x3"))
        .containsExactly("one.weight 3", "one.bias 2", "two.weight 1");
  }

  @Test
  void layersThatAreAlikeGoByTheirNumbersNotByTheirPlace() {
    assertThat(
            match(
                NOBODY,
                "a.weight 2, b.weight 2, c.weight 2",
                "net.10.weight 2, net.2.weight 2, net.1.weight 2"))
        .containsExactly("a.weight 3", "b.weight 2", "c.weight 1");
  }

  @Test
  void rolesOfOtherWordsAreOurs() {
    assertThat(
            match(
                NOBODY,
                "n.scale 2, n.shift 2, n.mean 2, n.variance 2",
                "bn.weight 2, bn.bias 2, bn.running_mean 2, bn.running_var 2"))
        .containsExactly("n.scale 1", "n.shift 2", "n.mean 3", "n.variance 4");
  }

  @Test
  void aPinnedLayerIsTakenOutBeforeTheOthersAreSought() {
    assertThat(
            match(
                List.of("b"),
                "a.weight 2, b.weight 2, c.weight 3",
                "b.weight 2, x.weight 2, y.weight 3"))
        .containsExactly("a.weight 2", "b.weight 1", "c.weight 3");
  }

  @Test
  void whatFitsNothingOrTooMuchIsNamed() {
    refuses(
        "nothing fits a.weight (2): the file has left p.weight (3)", "a.weight 2", "p.weight 3");
    refuses(
        "nothing fits b.weight (2): the file has left p.weight (2)",
        "a.weight 2, b.weight 2",
        "p.weight 2");
    refuses(
        "several layers fit a.weight (2): p, q; say which with --map FROM=a",
        "a.weight 2, b.weight 2",
        "p.weight 2, q.weight 2");
    refuses(
        "several layers fit a.weight (2): p1, p2; say which with --map FROM=a",
        "a.weight 2",
        "p1.weight 2, p2.weight 2");
    refuses("there is no place for q.weight (3)", "a.weight 2", "p.weight 2, q.weight 3");
    refuses("'a.weight' takes (2), but the file's 'a.weight' is (3)", "a.weight 2", "a.weight 3");
    refuses(
        "'a.bias' takes (2), but the file's 'a.bias' is not there",
        "a.weight 2, a.bias 2",
        "a.weight 2");
    refuses("there is no place for a.bias", "a.weight 2", "a.weight 2, a.bias 2");
  }

  @Test
  void aLongListIsCutAndCounted() {
    StringBuilder many = new StringBuilder("a1.weight 2");
    for (int i = 2; i <= 11; i++) {
      many.append(", a").append(i).append(".weight 2");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> match(NOBODY, "own.weight 3", many.toString()))
        .withMessageStartingWith("nothing fits own.weight (3): the file has left a1.weight (2), ")
        .withMessageEndingWith("a8.weight (2) and 3 more");
  }

  private static void refuses(String said, String wanted, String given) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> match(NOBODY, wanted, given))
        .withMessage(said);
  }

  /** Our names with the number of the tensor that each got. */
  private static List<String> match(List<String> pinned, String wanted, String given) {
    SequencedMap<String, Shape> shapes = new LinkedHashMap<>();
    tensors(wanted).forEach((name, tensor) -> shapes.put(name, tensor.shape()));
    return WeightMatch.of(shapes, tensors(given), pinned).entrySet().stream()
        .map(one -> "%s %.0f".formatted(one.getKey(), one.getValue().at(0)))
        .toList();
  }

  private static SequencedMap<String, Tensor> tensors(String text) {
    SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
    for (String one : text.split(", ", -1)) {
      String[] parts = one.split(" ", -1);
      List<Integer> dims = List.of(parts[1].split("x", -1)).stream().map(Integer::valueOf).toList();
      tensors.put(parts[0], Tensor.filled(new Shape(dims), tensors.size() + 1));
    }
    return tensors;
  }
}
