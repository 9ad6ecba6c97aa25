package org.gauntlet.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Example;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.ScoreModel;
import org.gauntlet.core.Tensor;
import org.gauntlet.datasets.Dataset;
import org.gauntlet.onnx.Units;

/**
 * Whether a model that others trained is asked as it wants to be. ONNX does not say which values a
 * model takes; clean accuracy does.
 */
final class CleanCheck {
  /** As many as are asked at most, spread over the data. */
  private static final int ENOUGH = 256;

  /** Of fewer answers none can be told from guessing. */
  private static final int LEAST = 50;

  /** What the harness takes for guessing, too. */
  private static final double MARGIN = 1.2;

  /** A share of answers by which other values must do better to be thought the right ones. */
  private static final double CLEARLY = 0.1;

  /** Another way in which files without a word about it take their inputs. */
  private record Way(String words, Units units) {}

  private final List<Example> asked;

  CleanCheck(Dataset data) {
    int step = Math.ceilDiv(data.size(), ENOUGH);
    asked = new ArrayList<>();
    for (int i = 0; i < data.size(); i += step) {
      asked.add(data.examples().get(i));
    }
  }

  /**
   * Refuses a file that does not tell which values it takes and does clearly better with others
   * than [0, 1].
   *
   * @param told the same model for other values
   */
  void range(ModelFile file, Function<Units, ScoreModel> told) {
    if (asked.size() < LEAST || file.rangeIsKnown()) {
      return;
    }
    int hits = hits(file.model());
    Optional<Way> best = Optional.empty();
    int most = hits + (int) Math.ceil(CLEARLY * asked.size());
    for (Way way : ways(file.model().domain().input().at(0))) {
      int found = hits(told.apply(way.units()));
      if (found > most) {
        most = found;
        best = Optional.of(way);
      }
    }
    if (best.isPresent()) {
      throw Refusal.input(
          "%s does not say which values it takes: of %d examples it gets %d right with values in [0, 1], but %d with %s; pass that, or --input-range 0,1 to keep to [0, 1]"
              .formatted(file.name(), asked.size(), hits, most, best.get().words()));
    }
  }

  /** Refuses a model that does no better than guessing, unless it ignores its input altogether. */
  void chance(ModelFile file) {
    Batch scores = file.model().scores(batch());
    int hits = hits(scores);
    double chance = 1.0 / file.model().domain().classes();
    if (asked.size() < LEAST || hits > MARGIN * chance * asked.size() || ignoresItsInput(scores)) {
      return;
    }
    throw Refusal.input(
        "%s gets %d of %d examples right, where guessing gives %.0f: check the range of its inputs (--input-range, --input-mean with --input-std), the order of its channels and the order of its classes, or pass --allow-chance"
            .formatted(file.name(), hits, asked.size(), chance * asked.size()));
  }

  private static List<Way> ways(int channels) {
    List<Way> ways = new ArrayList<>();
    ways.add(new Way("--input-range 0,255", Units.of(0, 255)));
    ways.add(new Way("--input-range -1,1", Units.of(-1, 1)));
    if (channels == 1) {
      ways.add(
          new Way(
              "--input-mean 0.1307 --input-std 0.3081",
              new Units(0, 1, List.of(0.1307f), List.of(0.3081f))));
    } else if (channels == 3) {
      List<Float> mean = List.of(0.485f, 0.456f, 0.406f);
      List<Float> deviation = List.of(0.229f, 0.224f, 0.225f);
      ways.add(
          new Way(
              "--input-mean 0.485,0.456,0.406 --input-std 0.229,0.224,0.225",
              new Units(0, 1, mean, deviation)));
    }
    return ways;
  }

  private int hits(ScoreModel model) {
    return hits(model.scores(batch()));
  }

  private int hits(Batch scores) {
    int[] labels = scores.argmax();
    int hits = 0;
    for (int i = 0; i < labels.length; i++) {
      hits += labels[i] == asked.get(i).label() ? 1 : 0;
    }
    return hits;
  }

  /** Or answers what is no number; of either the evaluation has more to say. */
  private static boolean ignoresItsInput(Batch scores) {
    List<Tensor> rows = scores.rows();
    return rows.stream().allMatch(rows.getFirst()::equals)
        || !rows.stream().allMatch(Tensor::isFinite);
  }

  private Batch batch() {
    return Batch.of(asked.stream().map(Example::input).toList());
  }
}
