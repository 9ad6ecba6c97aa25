package org.gauntlet.nn.arch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.List;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CatalogueTest {
  @Test
  void namesAreUniqueAndFindTheirArchitecture() {
    assertThat(Architectures.all()).extracting(Architecture::name).doesNotHaveDuplicates();
    for (Architecture architecture : Architectures.all()) {
      assertThat(Architectures.named(architecture.name())).isSameAs(architecture);
      assertThat(architecture.name()).matches("[a-z][a-z0-9]*");
    }
  }

  @Test
  void theFirstIsTheCheapestAndTheLastTheDearest() {
    Domain mnist = new Domain(Shape.of(1, 28, 28), 0, 1, 10);
    List<Architecture> byCost =
        Architectures.all().stream()
            .sorted(Comparator.comparingLong(one -> one.graph(mnist).multiplyAdds()))
            .toList();
    assertThat(byCost).isEqualTo(Architectures.all());
  }

  @ParameterizedTest
  @CsvSource({
    "lenet, ', did you mean lenet5?'",
    "MLP, ', did you mean mlp?'",
    "resnt, ', did you mean resnet?'",
    "transformer, ''",
    "'', ''"
  })
  void unknownNamesAreRefusedWithTheNearest(String name, String hint) {
    assertThatThrownBy(() -> Architectures.named(name))
        .isInstanceOfSatisfying(
            Refusal.class, e -> assertThat(e.kind()).isEqualTo(Refusal.Kind.USAGE))
        .hasMessage(
            "there is no architecture '%s'%s (there are linear, mlp, lenet5, fast, lstm, madry,"
                + " resnet, resnet18)",
            name, hint);
  }

  @ParameterizedTest
  @CsvSource({"fast, 4, 3", "madry, 3, 4", "lenet5, 11, 50", "resnet, 50, 7"})
  void oneShortSideIsEnoughToRefuse(String name, int height, int width) {
    Domain domain = new Domain(Shape.of(1, height, width), 0, 1, 10);
    assertThatThrownBy(() -> Architectures.named(name).graph(domain))
        .isInstanceOfSatisfying(
            Refusal.class, e -> assertThat(e.kind()).isEqualTo(Refusal.Kind.INPUT))
        .hasMessageContaining("architecture '" + name + "' takes images")
        .hasMessageEndingWith("got (1, %d, %d); choose mlp or linear", height, width);
  }
}
