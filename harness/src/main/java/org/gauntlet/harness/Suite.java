package org.gauntlet.harness;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gauntlet.attacks.Access;
import org.gauntlet.attacks.Attack;
import org.gauntlet.attacks.Goal;
import org.gauntlet.attacks.Victim;

/** Attacks in the order they run, each on what those before it left standing. */
public record Suite(List<Entry<?>> entries) {
  public Suite {
    entries = List.copyOf(entries);
    Set<String> names = new HashSet<>();
    for (Entry<?> entry : entries) {
      if (!names.add(entry.name())) {
        throw new IllegalArgumentException(
            "every attack of a suite needs its own name, got '" + entry.name() + "' twice");
      }
    }
  }

  public static Suite of(Entry<?>... entries) {
    return new Suite(List.of(entries));
  }

  /** The attack of the given name. */
  public Entry<?> named(String name) {
    return entries.stream()
        .filter(entry -> entry.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("the suite has no attack '" + name + "'"));
  }

  /**
   * One attack and what it is given to see.
   *
   * @param name unique in the suite; its random streams hang on it
   * @param spec the attack with all its options, in the form the command line takes
   * @param source the model behind the access when that is not the target, otherwise empty; such an
   *     attack never stops early, because fooling the source is not what it is for
   */
  public record Entry<V extends Victim>(
      String name,
      String spec,
      Access<V> access,
      Attack<? super V> attack,
      Aim aim,
      String source) {
    public Entry {
      if (name.isBlank()) {
        throw new IllegalArgumentException("name must not be blank");
      }
      if (!source.isEmpty() && aim != Aim.AVOID) {
        throw new IllegalArgumentException(
            "an attack computed on " + source + " must aim to avoid, got " + aim);
      }
    }

    /** An untargeted attack on the target itself. */
    public static <V extends Victim> Entry<V> of(
        String name, String spec, Access<V> access, Attack<? super V> attack) {
      return new Entry<>(name, spec, access, attack, Aim.AVOID, "");
    }

    /** What it wants of an example of the given class. */
    public Goal goal(int truth) {
      return source.isEmpty() ? aim.goal(truth, access.domain().classes()) : new Goal.Climb(truth);
    }

    /** Whether it sees the gradients of the target. */
    public boolean whiteBox() {
      return source.isEmpty() && access instanceof Access.Gradients;
    }

    /** What it sees, in one word. */
    public String sees() {
      return switch ((Access<?>) access) {
        case Access.Labels _ -> "labels";
        case Access.Scores _ -> "scores";
        case Access.Gradients _ -> "gradients";
      };
    }
  }
}
