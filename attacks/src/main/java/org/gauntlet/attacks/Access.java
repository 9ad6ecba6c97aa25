package org.gauntlet.attacks;

import org.gauntlet.core.Domain;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.LabelModel;
import org.gauntlet.core.ScoreModel;

/** What of a model an attack is given to see; V is the window its attacks look through. */
public sealed interface Access<V extends Victim> {
  LabelModel model();

  default Domain domain() {
    return model().domain();
  }

  /** Labels only. */
  record Labels(LabelModel model) implements Access<Victim> {}

  /** Logits. */
  record Scores(ScoreModel model) implements Access<Victim.Scores> {}

  /** Logits and gradients. */
  record Gradients(GradientModel model) implements Access<Victim.Gradients> {}
}
