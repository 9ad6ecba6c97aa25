package org.gauntlet.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
  @Property
  void everyWholeNumberIsRead(@ForAll int value) {
    assertThat(Spec.parse("a:n=" + value).read().integer("n", 0)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2147483648", "1.0", "1e3", "0x10", "4 0"})
  void whatIsNoWholeNumberIsRefused(String words) {
    assertThatThrownBy(() -> Spec.parse("a:n=" + words).read().integer("n", 0))
        .isInstanceOfSatisfying(
            Refusal.class, e -> assertThat(e.kind()).isEqualTo(Refusal.Kind.USAGE))
        .hasMessage("a: n must be a whole number, got '" + words + "'");
  }

  @Test
  void whatIsNotGivenHasItsDefault() {
    Options options = Spec.parse("a").read();
    assertThat(options.text("t")).isEqualTo(Optional.empty());
    assertThat(options.integer("n", -7)).isEqualTo(-7);
    assertThat(options.number("x", 0.25)).isEqualTo(0.25);
    assertThat(options.flag("on", true)).isTrue();
    assertThat(options.flag("off", false)).isFalse();
    assertThat(options.choice("c", List.of("red", "blue"), "blue")).isEqualTo("blue");
  }

  @Test
  void whatIsGivenWinsOverTheDefault() {
    Options options = Spec.parse("a:t=,on=false,off=true,c=red").read();
    assertThat(options.text("t")).hasValue("");
    assertThat(options.flag("on", true)).isFalse();
    assertThat(options.flag("off", false)).isTrue();
    assertThat(options.choice("c", List.of("red", "blue"), "blue")).isEqualTo("red");
  }

  @ParameterizedTest
  @ValueSource(strings = {"True", "yes", "1", ""})
  void onlyTrueAndFalseAreFlags(String words) {
    assertThatThrownBy(() -> Spec.parse("a:on=" + words).read().flag("on", false))
        .hasMessage("a: on must be one of [false, true], got '" + words + "'");
  }

  @Test
  void anOptionOfAThingWithoutOptionsIsRefused() {
    assertThatThrownBy(() -> Spec.parse("noise:eps=1").read().done())
        .isInstanceOf(Refusal.class)
        .hasMessage("noise has no option 'eps' (it takes none)");
  }

  @Test
  void theFirstUnreadOptionIsNamedWithAllThatAreKnownInTheOrderTheyWereAsked() {
    Options options = Spec.parse("a:zeta=1,beta=2,omega=3").read();
    options.number("zeta", 0);
    options.number("alpha", 0);
    assertThatThrownBy(options::done)
        .hasMessage("a has no option 'beta', did you mean zeta? (it takes [zeta, alpha])");
  }

  @Test
  void nothingIsBuiltWhileAnOptionIsUnread() {
    AtomicBoolean built = new AtomicBoolean();
    Options options = Spec.parse("a:b=1").read();
    assertThatThrownBy(() -> options.build(() -> built.getAndSet(true)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("a has no option 'b'");
    assertThat(built).isFalse();
    options.text("b");
    assertThat(options.build(() -> "made")).isEqualTo("made");
  }

  @Test
  void aFaultThatIsNotAboutValuesIsNotDressedUpAsOne() {
    IllegalStateException fault = new IllegalStateException("ours");
    assertThatThrownBy(() ->
            Spec.parse("a")
                .read()
                .build(() -> {
                  throw fault;
                }))
        .isSameAs(fault);
  }
}
