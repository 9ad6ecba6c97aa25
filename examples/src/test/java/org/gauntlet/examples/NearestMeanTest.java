package org.gauntlet.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Example;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.datasets.Dataset;
import org.junit.jupiter.api.Test;

class NearestMeanTest {
  private static final Shape PIXELS = Shape.of(1, 1, 2);

  @Test
  void meansAreTakenClassByClass() {
    Dataset data =
        data(
            2,
            new Example("a", x(0, 0), 0),
            new Example("b", x(1, 1), 1),
            new Example("c", x(0, 1), 0),
            new Example("d", x(0.5f, 0.25f), 1),
            new Example("e", x(1, 0.5f), 1),
            new Example("f", x(0.5f, 0.25f), 1));
    assertThat(NearestMean.of(data).means()).containsExactly(x(0, 0.5f), x(0.75f, 0.5f));
  }

  @Test
  void theNearestMeanWinsAndAmongEqualsTheFirst() {
    NearestMean model = new NearestMean(domain(3), List.of(x(0, 0), x(1, 0), x(1, 1)));
    Batch x = Batch.of(x(0.25f, 0), x(0.75f, 0.25f), x(0.75f, 0.75f), x(0.5f, 0), x(1, 0.5f));
    assertThat(model.labels(x)).containsExactly(0, 1, 2, 0, 1);
  }

  @Test
  void aClassWithoutExamplesHasNoMean() {
    Dataset data = data(2, new Example("a", x(0, 0), 0));
    assertThatThrownBy(() -> NearestMean.of(data)).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void laterChangesOfTheListDoNotReachIt() {
    List<Tensor> means = new ArrayList<>(List.of(x(0, 0), x(1, 1)));
    NearestMean model = new NearestMean(domain(2), means);
    means.set(0, x(1, 1));
    assertThat(model.labels(Batch.of(x(0, 0), x(1, 1)))).containsExactly(0, 1);
  }

  @Property(tries = 50)
  void aModelOfOneExampleEachKnowsThemAllInAnyBatch(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 9) int classes) {
    Example[] examples = new Example[classes];
    for (int label = 0; label < classes; label++) {
      Tensor input = new Seed(seed).child("input " + label).open().uniform(PIXELS, 0, 1);
      examples[label] = new Example("id " + label, input, label);
    }
    NearestMean model = NearestMean.of(data(classes, examples));
    Tensor[] inputs = new Tensor[classes];
    for (int label = 0; label < classes; label++) {
      inputs[label] = examples[label].input();
      assertThat(model.labels(Batch.of(inputs[label]))).containsExactly(label);
    }
    for (int label = 0; label < classes; label++) {
      assertThat(model.labels(Batch.of(inputs))[label]).isEqualTo(label);
    }
  }

  private static Dataset data(int classes, Example... examples) {
    List<String> names = IntStream.range(0, classes).mapToObj(label -> "class " + label).toList();
    return new Dataset("made by hand", domain(classes), names, List.of(examples));
  }

  private static Domain domain(int classes) {
    return new Domain(PIXELS, 0, 1, classes);
  }

  private static Tensor x(float... values) {
    return Tensor.of(PIXELS, values);
  }
}
