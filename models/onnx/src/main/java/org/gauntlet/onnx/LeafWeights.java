package org.gauntlet.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the leaves of trees add to the scores, and how sums become scores (classes).
 *
 * @param parts the additions of each leaf
 * @param base what the sums begin with, one for each of them
 * @param share what a sum is multiplied by: 1, or 1 / trees for their mean
 */
record LeafWeights(Map<Integer, List<Part>> parts, List<Float> base, double share, Ending ending) {

  /** One addition to one sum. */
  record Part(int sum, float weight) {}

  /** How sums become scores. */
  enum Ending {
    /** One sum for each class. */
    AS_THEY_ARE,
    /** A single sum s is the share of the second of two classes: (1 - s, s). */
    SHARE,
    /** A single sum z tells two classes apart by its sign: (0, z). */
    SIGN
  }

  LeafWeights {
    parts = Map.copyOf(parts);
    base = List.copyOf(base);
  }

  /**
   * @param places where the node is that a pair of tree and node names
   */
  static LeafWeights of(Told told, boolean classifier, Map<List<Long>, Integer> places, int trees) {
    String prefix = classifier ? "class" : "target";
    List<Long> of = told.wholes(prefix + "_treeids");
    List<Long> nodes = told.wholes(prefix + "_nodeids");
    List<Long> ids = told.wholes(prefix + "_ids");
    float[] weights = told.reals(prefix + "_weights");
    int classes = classifier ? told.labels() : (int) told.whole("n_targets", 1);
    if (of.size() != weights.length
        || nodes.size() != weights.length
        || ids.size() != weights.length
        || classes < 1) {
      throw new IllegalArgumentException(
          "the trees' lists of leaves must be float32 and of one length, for 1 or more classes");
    }
    boolean single =
        classes == 1 || (classifier && classes == 2 && ids.stream().distinct().count() == 1);
    Map<Integer, List<Part>> parts = new HashMap<>();
    for (int i = 0; i < weights.length; i++) {
      Integer place = places.get(List.of(of.get(i), nodes.get(i)));
      long id = single ? 0 : ids.get(i);
      if (place == null || id < 0 || id >= classes) {
        throw new IllegalArgumentException(
            "node %d of tree %d must exist and its class be in [0, %d), got %d"
                .formatted(nodes.get(i), of.get(i), classes, id));
      }
      parts.computeIfAbsent(place, _ -> new ArrayList<>()).add(new Part((int) id, weights[i]));
    }
    return new LeafWeights(
        parts,
        base(told, classifier && single, single ? 1 : classes),
        share(told, trees),
        ending(told, single, weights));
  }

  int classes() {
    return Math.max(2, base.size());
  }

  float[] scores(int[] leaves) {
    double[] sums = new double[base.size()];
    for (int leaf : leaves) {
      for (Part part : parts.getOrDefault(leaf, List.of())) {
        sums[part.sum()] += part.weight();
      }
    }
    float[] scores = new float[sums.length];
    for (int i = 0; i < sums.length; i++) {
      scores[i] = (float) (sums[i] * share + base.get(i));
    }
    return switch (ending) {
      case AS_THEY_ARE -> scores;
      case SHARE -> new float[] {1 - scores[0], scores[0]};
      case SIGN -> new float[] {0, scores[0]};
    };
  }

  private static List<Float> base(Told told, boolean forbidden, int sums) {
    float[] given = told.reals("base_values");
    if (given.length != 0 && (forbidden || given.length != sums)) {
      throw new IllegalArgumentException(
          "base_values of trees must have %s entries, got %d"
              .formatted(forbidden ? "no" : sums + " or no", given.length));
    }
    float[] base = Arrays.copyOf(given, sums);
    List<Float> list = new ArrayList<>();
    for (float value : base) {
      list.add(value);
    }
    return list;
  }

  private static double share(Told told, int trees) {
    String aggregate = told.text("aggregate_function", "SUM");
    return switch (aggregate) {
      case "SUM" -> 1;
      case "AVERAGE" -> 1.0 / trees;
      default ->
          throw new IllegalArgumentException(
              "aggregate_function of trees must be SUM or AVERAGE, got '%s'".formatted(aggregate));
    };
  }

  /** Weights that are all positive without a function behind them are shares of the trees. */
  private static Ending ending(Told told, boolean single, float[] weights) {
    if (!single) {
      return Ending.AS_THEY_ARE;
    }
    boolean shares = told.labels() == 2 && told.text("post_transform", "NONE").equals("NONE");
    for (float weight : weights) {
      shares &= weight >= 0;
    }
    return shares ? Ending.SHARE : Ending.SIGN;
  }
}
