package org.gauntlet.nn.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.gauntlet.core.Batch;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.arch.Linear;
import org.junit.jupiter.api.Test;

final class RecipeTest {
  private static final GradientModel MODEL =
      new ScriptedLearner(new Linear().graph(Toys.PLANE), 1.0).model();
  private static final Batch X = Batch.of(Tensor.of(Shape.of(2), 1, 2));
  private static final int[] LABELS = {1};

  /** Adds noise in [-1, 1], so that equal results mean equal seeds. */
  private static final Recipe NOISE =
      (_, x, _, seed) ->
          x.map((row, value) -> value.plus(seed.child(row).open().uniform(value.shape(), -1f, 1f)));

  @Test
  void plainChangesNothing() {
    assertThat(Recipe.PLAIN.prepare(MODEL, X, LABELS, new Seed(1))).isSameAs(X);
  }

  @Test
  void eachPartOfAPairHearsTheModelAndTheLabelsInItsTurn() {
    List<String> heard = new ArrayList<>();
    Recipe pair = spy("a", heard).andThen(spy("b", heard)).andThen(spy("c", heard));
    pair.prepare(MODEL, X, LABELS, new Seed(1));
    assertThat(heard).containsExactly("a", "b", "c");
  }

  @Property(tries = 100)
  void thePartsDrawFromTheirOwnChildren(@ForAll long value) {
    Seed seed = new Seed(value);
    Batch first = NOISE.prepare(MODEL, X, LABELS, seed.child("first"));
    Batch both = NOISE.prepare(MODEL, first, LABELS, seed.child("second"));
    assertThat(NOISE.andThen(NOISE).prepare(MODEL, X, LABELS, seed)).isEqualTo(both);
  }

  @Test
  void theSameNoiseTwiceIsNotTheSameDrawTwice() {
    Seed seed = new Seed(3);
    Tensor once = NOISE.andThen(Recipe.PLAIN).prepare(MODEL, X, LABELS, seed).row(0);
    Tensor other = Recipe.PLAIN.andThen(NOISE).prepare(MODEL, X, LABELS, seed).row(0);
    assertThat(once).isNotEqualTo(other);
  }

  private static Recipe spy(String name, List<String> heard) {
    return (current, x, labels, _) -> {
      assertThat(current).isSameAs(MODEL);
      assertThat(labels).isSameAs(LABELS);
      heard.add(name);
      return x;
    };
  }
}
