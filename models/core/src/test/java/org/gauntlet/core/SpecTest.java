package org.gauntlet.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class SpecTest {
  @Test
  void readsANameWithOptions() {
    Spec spec = Spec.parse("pgd:steps=40,step=8/255");
    assertThat(spec.name()).isEqualTo("pgd");
    Options options = spec.read();
    assertThat(options.integer("steps", 1)).isEqualTo(40);
    assertThat(options.number("step", 1)).isEqualTo(8.0 / 255);
    assertThat(options.integer("restarts", 7)).isEqualTo(7);
    options.done();
  }

  @Test
  void aListTellsOptionsFromTheNextName() {
    assertThat(Spec.parseList("fgsm,pgd:steps=40,step=0.01,noise"))
        .extracting(Spec::toString)
        .isEqualTo(List.of("fgsm", "pgd:steps=40,step=0.01", "noise"));
  }

  @Property
  void printsWhatItParses(
      @ForAll @AlphaChars @StringLength(min = 1, max = 9) String name,
      @ForAll @Size(max = 4)
          Map<
                  @AlphaChars @StringLength(min = 1, max = 9) String,
                  @NumericChars @StringLength(max = 5) String>
              options) {
    Spec spec = new Spec(name, new LinkedHashMap<>(options));
    assertThat(Spec.parse(spec.toString())).isEqualTo(spec);
  }

  @Test
  void refusesWhatIsNoSpec() {
    refuses("", "must be a name with options");
    refuses("pgd:steps", "the option 'steps' must have the form key=value");
    refuses("pgd:", "must have the form key=value");
    refuses("pgd:a=1,a=2", "the option 'a' is given twice");
  }

  @Test
  void refusesWhatNobodyReadsWithAHint() {
    Options options = Spec.parse("pgd:stpes=40").read();
    options.integer("steps", 1);
    assertThatThrownBy(options::done)
        .isInstanceOf(Refusal.class)
        .hasMessage("pgd has no option 'stpes', did you mean steps? (it takes [steps])");
  }

  @Test
  void refusesValuesOfTheWrongType() {
    Options options = Spec.parse("pgd:steps=few,step=1/0,start=warm,on=ja").read();
    assertThatThrownBy(() -> options.integer("steps", 1))
        .hasMessage("pgd: steps must be a whole number, got 'few'");
    assertThatThrownBy(() -> options.number("step", 1))
        .hasMessage("pgd: step must be a finite number such as 0.3 or 8/255, got '1/0'");
    assertThatThrownBy(() -> options.choice("start", List.of("random", "origin"), "random"))
        .hasMessage("pgd: start must be one of [origin, random], got 'warm'");
    assertThatThrownBy(() -> options.flag("on", false)).hasMessageContaining("[false, true]");
  }

  @Test
  void aConstructorsObjectionNamesTheSpec() {
    Options options = Spec.parse("pgd").read();
    assertThatThrownBy(() ->
            options.build(() -> {
              throw new IllegalArgumentException("steps must be >= 1, got 0");
            }))
        .isInstanceOf(Refusal.class)
        .hasMessage("pgd: steps must be >= 1, got 0");
  }

  private static void refuses(String words, String message) {
    assertThatThrownBy(() -> Spec.parse(words))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(message);
  }
}
