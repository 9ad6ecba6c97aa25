package org.gauntlet.attacks;

import org.gauntlet.core.GradientModel;
import org.gauntlet.core.LabelModel;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.ScoreModel;

/** What an attack must see of a model, before there is a model. */
public sealed interface Window<V extends Victim> {
  /** The window opened onto a model; refuses one that answers less. */
  Access<V> onto(LabelModel model);

  /** Prints as {@code labels}. */
  record Labels() implements Window<Victim> {
    @Override
    public Access<Victim> onto(LabelModel model) {
      return new Access.Labels(model);
    }

    @Override
    public String toString() {
      return "labels";
    }
  }

  /** Prints as {@code scores}. */
  record Scores() implements Window<Victim.Scores> {
    @Override
    public Access<Victim.Scores> onto(LabelModel model) {
      return new Access.Scores(narrow(model, ScoreModel.class, "scores"));
    }

    @Override
    public String toString() {
      return "scores";
    }
  }

  /** Prints as {@code gradients}. */
  record Gradients() implements Window<Victim.Gradients> {
    @Override
    public Access<Victim.Gradients> onto(LabelModel model) {
      return new Access.Gradients(narrow(model, GradientModel.class, "gradients"));
    }

    @Override
    public String toString() {
      return "gradients";
    }
  }

  private static <M extends LabelModel> M narrow(LabelModel model, Class<M> kind, String what) {
    if (kind.isInstance(model)) {
      return kind.cast(model);
    }
    throw Refusal.input(
        ("the attack needs %s and the model answers none: use an attack that needs less, a"
                + " surrogate, or the defense's adaptive view")
            .formatted(what));
  }
}
