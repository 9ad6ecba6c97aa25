package org.gauntlet.cli;

import java.util.List;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.Options;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.ScoreModel;
import org.gauntlet.core.Spec;
import org.gauntlet.core.Spelling;
import org.gauntlet.defenses.BitDepth;

/**
 * A defense that stands before the model, by name, with the view that an attacker who knows it
 * differentiates.
 */
record InputDefense(Spec spec, BitDepth defense) {
  static final List<String> NAMES = List.of("bit-depth");

  static InputDefense parse(String words) {
    Spec spec = Spec.parse(words);
    if (!NAMES.contains(spec.name())) {
      throw Refusal.usage(
          "there is no input defense '%s'%s (there are %s)"
              .formatted(spec.name(), Spelling.hint(spec.name(), NAMES), NAMES));
    }
    Options options = spec.read();
    int bits = options.integer("bits", 3);
    return options.build(() -> new InputDefense(spec, new BitDepth(bits)));
  }

  ScoreModel target(ScoreModel model) {
    return defense.protect(model);
  }

  GradientModel adaptiveView(GradientModel model) {
    return defense.straightThrough().protect(model);
  }
}
