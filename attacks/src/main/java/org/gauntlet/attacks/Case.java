package org.gauntlet.attacks;

import java.util.Optional;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Tensor;

/** One example to attack: its stable id, its unperturbed input, and what is wanted of it. */
public record Case(String id, Tensor original, Goal goal) {
  public Case {
    if (id.isEmpty()) {
      throw new IllegalArgumentException("id must not be empty");
    }
  }

  /** Why this case cannot be attacked in the domain, if it cannot. */
  Optional<String> flaw(Domain domain) {
    int highest =
        goal instanceof Goal.Reach reach ? Math.max(reach.truth(), reach.target()) : goal.truth();
    if (highest >= domain.classes()) {
      return Optional.of("the goal names class %d of %d".formatted(highest, domain.classes()));
    }
    return Outside.of(domain, original).map(how -> "the original is " + how);
  }
}
