package org.gauntlet.attacks;

import org.gauntlet.core.LabelModel;
import org.gauntlet.core.Spec;

/**
 * An attack as the command line names it.
 *
 * @param spec the name with every option spelled out; parses to an equal attack
 * @param window what the attack must see of a model
 */
public record NamedAttack<V extends Victim>(Spec spec, Window<V> window, Attack<? super V> attack) {
  /** The model as the attack sees it; refuses one that answers less than the attack needs. */
  public Access<V> onto(LabelModel model) {
    return window.onto(model);
  }

  @Override
  public String toString() {
    return spec.toString();
  }
}
