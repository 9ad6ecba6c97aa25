package org.gauntlet.nn.arch;

import java.util.List;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.Spec;
import org.gauntlet.core.Spelling;

/** The catalogue of architectures, from the smallest to the largest. */
public final class Architectures {
  private static final List<Architecture> ALL =
      List.of(
          new Linear(),
          Mlp.standard(),
          new LeNet5(),
          new Fast(),
          RowLstm.standard(),
          new Madry(),
          ResNet.standard(),
          ResNet.eighteen());

  private Architectures() {}

  public static List<Architecture> all() {
    return ALL;
  }

  /**
   * The architecture in words such as {@code fast} or {@code mlp:hidden=64x32}; refuses unknown
   * names and options.
   */
  public static Architecture named(String words) {
    Spec spec = Spec.parse(words);
    String name = spec.name();
    List<String> names = ALL.stream().map(Architecture::name).toList();
    return ALL.stream()
        .filter(architecture -> architecture.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            Refusal.usage(
                "there is no architecture '%s'%s (there are %s)"
                    .formatted(name, Spelling.hint(name, names), String.join(", ", names))))
        .with(spec.read());
  }
}
