package org.gauntlet.onnx;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gauntlet.onnx.format.OnnxNode;

/**
 * An ensemble of decision trees, x (F) -> scores: every tree is walked from its root to one leaf,
 * and the leaves' weights are summed for each class or target.
 */
final class Trees {
  private static final String CLASSIFIER = "TreeEnsembleClassifier";
  private static final String REGRESSOR = "TreeEnsembleRegressor";
  private static final int NONE = -1;

  private final Told told;
  private final boolean classifier;
  private final int[] features;
  private final float[] thresholds;
  private final TreeQuestion[] branches;
  private final int[] yes;
  private final int[] no;
  private final int[] roots;
  private final LeafWeights weights;

  private Trees(OnnxNode node) {
    told = new Told(node);
    classifier = node.operator().equals(CLASSIFIER);
    List<Long> trees = told.wholes("nodes_treeids");
    List<Long> ids = told.wholes("nodes_nodeids");
    features = list("nodes_featureids", trees.size());
    thresholds = told.reals("nodes_values");
    branches =
        told.texts("nodes_modes").stream().map(TreeQuestion::of).toArray(TreeQuestion[]::new);
    if (trees.isEmpty()
        || ids.size() != trees.size()
        || thresholds.length != trees.size()
        || branches.length != trees.size()) {
      throw wrong("lists of its nodes must be float32 and of one length");
    }
    Map<List<Long>, Integer> places = new HashMap<>();
    for (int i = 0; i < trees.size(); i++) {
      if (places.put(List.of(trees.get(i), ids.get(i)), i) != null) {
        throw wrong("node %d of tree %d exists twice".formatted(ids.get(i), trees.get(i)));
      }
    }
    yes = children("nodes_truenodeids", trees, places);
    no = children("nodes_falsenodeids", trees, places);
    roots = roots(trees);
    weights = LeafWeights.of(told, classifier, places, roots.length);
  }

  /** The trees of a node; empty for any other operator. */
  static Optional<Trees> of(OnnxNode node) {
    boolean is = node.operator().equals(CLASSIFIER) || node.operator().equals(REGRESSOR);
    return is && node.domain().equals(Scikit.DOMAIN)
        ? Optional.of(new Trees(node))
        : Optional.empty();
  }

  /** How many scores there are. */
  int classes() {
    return weights.classes();
  }

  int count() {
    return roots.length;
  }

  /** The least number of features that there must be. */
  int width() {
    return Arrays.stream(features).max().orElse(0) + 1;
  }

  float[] scores(float[] x) {
    int[] leaves = new int[roots.length];
    for (int tree = 0; tree < roots.length; tree++) {
      int at = roots[tree];
      while (branches[at] != TreeQuestion.LEAF) {
        at = branches[at].holds(x[features[at]], thresholds[at]) ? yes[at] : no[at];
      }
      leaves[tree] = at;
    }
    return weights.scores(leaves);
  }

  /** The places of children; leaves have none. */
  private int[] children(String name, List<Long> trees, Map<List<Long>, Integer> places) {
    List<Long> ids = told.wholes(name);
    if (ids.size() != trees.size()) {
      throw wrong("'%s' must have %d entries, got %d".formatted(name, trees.size(), ids.size()));
    }
    int[] children = new int[ids.size()];
    for (int i = 0; i < children.length; i++) {
      Integer place = places.get(List.of(trees.get(i), ids.get(i)));
      if (branches[i] != TreeQuestion.LEAF && place == null) {
        throw wrong("tree %d has no node %d".formatted(trees.get(i), ids.get(i)));
      }
      children[i] = branches[i] == TreeQuestion.LEAF ? NONE : place;
    }
    return children;
  }

  /**
   * The one node of each tree without a parent. Where no other node has two, no walk meets a node
   * twice, and every walk ends.
   */
  private int[] roots(List<Long> trees) {
    int[] parents = new int[trees.size()];
    for (int i = 0; i < parents.length; i++) {
      if (branches[i] != TreeQuestion.LEAF) {
        parents[yes[i]]++;
        parents[no[i]]++;
      }
    }
    if (Arrays.stream(parents).anyMatch(count -> count > 1)) {
      throw wrong("a node has two parents");
    }
    int[] found = new int[parents.length];
    int count = 0;
    for (int i = 0; i < parents.length; i++) {
      if (parents[i] == 0) {
        found[count++] = i;
      }
    }
    boolean first = Arrays.stream(found, 0, count).allMatch(i -> trees.indexOf(trees.get(i)) == i);
    if (count != trees.stream().distinct().count() || !first) {
      throw wrong("every tree must have one root, and list it first");
    }
    return Arrays.copyOf(found, count);
  }

  private int[] list(String name, int length) {
    List<Long> values = told.wholes(name);
    if (values.size() != length
        || values.stream().anyMatch(value -> value < 0 || value >= Integer.MAX_VALUE)) {
      throw wrong("'%s' must have %d entries >= 0".formatted(name, length));
    }
    return values.stream().mapToInt(Math::toIntExact).toArray();
  }

  private IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException(
        "node '%s' (%s): %s".formatted(told.node().label(), told.node().kind(), what));
  }
}
