package org.gauntlet.nn.arch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.graph.Graph;
import org.junit.jupiter.api.Test;

final class MlpTest {
  @Property(tries = 100)
  void itsCostIsTheProductOfNeighbouringWidthsAndOneForEachUnit(
      @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 1, max = 50) Integer> hidden) {
    Domain domain = new Domain(Shape.of(2, 3), 0, 1, 4);
    Graph graph = new Mlp(hidden).graph(domain);
    long cost = 0;
    long parameters = 0;
    int from = 6;
    for (int units : hidden) {
      cost += (long) from * units + units;
      parameters += (from + 1L) * units;
      from = units;
    }
    assertThat(graph.multiplyAdds()).isEqualTo(cost + 4L * from);
    assertThat(graph.slots().values().stream().mapToLong(slot -> slot.shape().size()).sum())
        .isEqualTo(parameters + 4L * (from + 1));
  }

  @Test
  void logitsAreNotRectified() {
    Domain domain = new Domain(Shape.of(3), 0, 1, 4);
    Graph graph = new Mlp(List.of(5)).graph(domain);
    assertThat(graph.outputs()).containsExactly("dense2");
    assertThat(graph.shapes().sequencedKeySet()).containsExactly("x", "dense1", "relu1", "dense2");
  }

  @Test
  void scalarsAreFlattenedToo() {
    Domain domain = new Domain(Shape.of(), 0, 1, 2);
    for (Architecture architecture : List.of(new Linear(), Mlp.standard())) {
      assertThat(architecture.graph(domain).shapes().get("flatten1")).isEqualTo(Shape.of(1));
    }
  }

  @Test
  void itKeepsItsOwnListAndNamesIt() {
    List<Integer> mine = new ArrayList<>(List.of(7, 5));
    Mlp mlp = new Mlp(mine);
    mine.clear();
    assertThat(mlp.description()).isEqualTo("dense layers of [7, 5] units with ReLU");
  }

  @Test
  void badWidthsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Mlp(List.of()))
        .withMessage("hidden must name at least one layer's width, got none");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Mlp(List.of(4, 0)))
        .withMessage("hidden must be widths >= 1, got [4, 0]");
  }
}
