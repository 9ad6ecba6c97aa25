package org.gauntlet.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.Seed;

/** Law 4: an attack's result alone = together = any subset = any order, bit for bit. */
class CompanyTest {
  private static final Toys.Smooth MODEL = Toys.smooth(12, 4, new Seed(3));
  private static final GradientModel SURROGATES =
      new Ensemble(List.of(Toys.smooth(12, 4, new Seed(6)), Toys.smooth(12, 4, new Seed(7))));

  @Provide
  Arbitrary<String> attacks() {
    List<String> words =
        new ArrayList<>(List.of("pgd:steps=7,restarts=3,loss=dlr", "noise:draws=9"));
    Arrays.stream(Attacks.values()).map(attack -> attack.defaults().toString()).forEach(words::add);
    return Arbitraries.of(words);
  }

  @Property(tries = 40)
  void companyChangesNothing(
      @ForAll("attacks") String words, @ForAll Norm norm, @ForAll long shuffle) {
    List<Case> cases = new ArrayList<>(Toys.cases(MODEL, 10, new Seed(4)));
    Case first = cases.getFirst();
    int truth = first.goal().truth();
    cases.add(new Case("climber", first.original(), new Goal.Climb(truth)));
    cases.add(new Case("aimer", first.original(), new Goal.Reach(truth, (truth + 1) % 4)));
    NormBall threat = new NormBall(norm, norm == Norm.LINF ? 0.15f : 0.4f);
    Laws.company(Laws.Subject.of(Attacks.parse(words), MODEL), threat, cases, shuffle);
  }

  /** The transfer attack: computed on surrogates, whose logits are summed row by row. */
  @Property(tries = 10)
  void companyOnSurrogatesChangesNothing(@ForAll Norm norm, @ForAll long shuffle) {
    List<Case> cases =
        Toys.cases(MODEL, 10, new Seed(4)).stream()
            .map(of -> new Case(of.id(), of.original(), new Goal.Climb(of.goal().truth())))
            .toList();
    NormBall threat = new NormBall(norm, 0.3f);
    Laws.company(Laws.Subject.of(Attacks.parse("pgd:steps=9"), SURROGATES), threat, cases, shuffle);
  }

  /** Streams hang on the id: the same input under another name is drawn for anew. */
  @Property(tries = 20)
  void everyCaseHasAStreamOfItsOwn(@ForAll Norm norm, @ForAll long seed) {
    Case one = Toys.cases(MODEL, 1, new Seed(seed)).getFirst();
    Goal climb = new Goal.Climb(one.goal().truth());
    List<Case> twins =
        List.of(new Case("one", one.original(), climb), new Case("two", one.original(), climb));
    Laws.Subject<?> noise = Laws.Subject.of(Attacks.parse("noise:draws=1"), MODEL);
    assertThat(noise.candidates(new NormBall(norm, 0.3f), twins, new Seed(seed)))
        .doesNotHaveDuplicates();
  }
}
