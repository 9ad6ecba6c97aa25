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
      assertThat(Architectures.named(architecture.name())).isEqualTo(architecture);
      assertThat(Architectures.named(architecture.spec().toString())).isEqualTo(architecture);
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
    "transformer, ''"
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

  @Test
  void optionsChangeWhatIsBuilt() {
    assertThat(Architectures.named("mlp:hidden=7")).isEqualTo(new Mlp(List.of(7)));
    assertThat(Architectures.named("mlp:hidden=64x32x5")).isEqualTo(new Mlp(List.of(64, 32, 5)));
    assertThat(Architectures.named("resnet:blocks=3")).isEqualTo(new ResNet("resnet", 3, 16, 3));
    assertThat(Architectures.named("resnet:blocks=1,width=4"))
        .isEqualTo(new ResNet("resnet", 3, 4, 1));
    assertThat(Architectures.named("resnet18:width=8")).isEqualTo(new ResNet("resnet18", 4, 8, 2));
    assertThat(new Mlp(List.of(64, 5)).spec()).hasToString("mlp:hidden=64x5");
    assertThat(new ResNet("resnet18", 4, 4, 9).spec()).hasToString("resnet18:width=4,blocks=9");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mlp:hidden=            | mlp: hidden must be widths such as 256x256, got ''
          mlp:hidden=64x         | mlp: hidden must be widths such as 256x256, got '64x'
          mlp:hidden=-3          | mlp: hidden must be widths such as 256x256, got '-3'
          mlp:hidden=99999999999 | mlp: hidden must be widths such as 256x256, got '99999999999'
          mlp:hidden=4x0         | mlp: hidden must be widths >= 1, got [4, 0]
          mlp:width=4            | mlp has no option 'width' (it takes [hidden])
          resnet:width=0         | resnet: stages, width and blocks must be >= 1, got 3, 0 and 2
          resnet:widht=4         | resnet has no option 'widht', did you mean width? (it takes [width, blocks])
          fast:width=4           | fast has no option 'width' (it takes none)
          """)
  void badOptionsAreRefused(String words, String message) {
    assertThatThrownBy(() -> Architectures.named(words))
        .isInstanceOfSatisfying(
            Refusal.class, e -> assertThat(e.kind()).isEqualTo(Refusal.Kind.USAGE))
        .hasMessage(message);
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
