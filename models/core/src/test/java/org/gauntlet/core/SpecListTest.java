package org.gauntlet.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpecListTest {
  /** Each number is a spec with that many options. */
  @Property(tries = 200)
  void aListIsReadBackWhole(
      @ForAll @Size(min = 1, max = 6) List<@IntRange(max = 4) Integer> counts) {
    List<Spec> specs = counts.stream().map(SpecListTest::withOptions).toList();
    String words = specs.stream().map(Spec::toString).collect(Collectors.joining(","));
    assertThat(Spec.parseList(words)).isEqualTo(specs);
  }

  @Test
  void spacesAroundNamesAndOptionsDoNotCount() {
    assertThat(Spec.parseList(" fgsm , pgd:steps = 40 , step= 0.01 "))
        .extracting(Spec::toString)
        .containsExactly("fgsm", "pgd:steps=40,step=0.01");
  }

  @Test
  void onlyTheFirstColonAndEqualsSignDivide() {
    Spec spec = Spec.parse("file:path=C:/a=b");
    assertThat(spec.name()).isEqualTo("file");
    assertThat(spec.options()).containsExactly(Map.entry("path", "C:/a=b"));
  }

  @Test
  void optionsKeepTheOrderTheyWereWrittenIn() {
    assertThat(Spec.parse("a:z=1,y=2,x=3,b=4").options().keySet())
        .containsExactly("z", "y", "x", "b");
  }

  @Test
  void aSpecIsItsOwn() {
    SequencedMap<String, String> options = new LinkedHashMap<>();
    options.put("a", "1");
    Spec spec = new Spec("s", options);
    options.put("b", "2");
    assertThat(spec.toString()).isEqualTo("s:a=1");
    assertThatThrownBy(() -> spec.options().put("b", "2"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",", "fgsm,", ",fgsm", "fgsm,,pgd", "steps=3", "fgsm,steps=3"})
  void aListWithAHoleOrAStrayOptionIsRefused(String words) {
    assertThatThrownBy(() -> Spec.parseList(words))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("must be a name with options, such as pgd:steps=40,step=0.01");
  }

  private static Spec withOptions(int count) {
    SequencedMap<String, String> options = new LinkedHashMap<>();
    IntStream.range(0, count).forEach(i -> options.put("key" + i, i + "/7"));
    return new Spec("name-" + count, options);
  }
}
