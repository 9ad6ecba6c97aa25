package org.gauntlet.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.gauntlet.onnx.format.Attribute;
import org.gauntlet.onnx.format.ElementType;

/**
 * Kernel machines of more than two classes: one decision f for each pair of classes, which is a
 * vote for the first where it is positive. A class scores its votes and, below one vote, s / (3 (1
 * + |s|)) of the sum s of its decisions, as scikit-learn's decision function has it; gradients flow
 * through that sum.
 */
final class Votes {
  private final Plain plain;
  private final int classes;
  private final int vectors;
  private final float[] coefficients;
  private final float[] rho;
  private final int[] owners;

  private Votes(Plain plain, Told told) {
    this.plain = plain;
    classes = told.labels();
    coefficients = told.reals("coefficients");
    rho = told.reals("rho");
    List<Long> counts = told.wholes("vectors_per_class");
    vectors = counts.stream().mapToInt(Math::toIntExact).sum();
    owners = new int[Math.max(0, vectors)];
    int to = 0;
    for (int owner = 0; owner < counts.size(); owner++) {
      int end = Math.min(owners.length, to + Math.toIntExact(counts.get(owner)));
      Arrays.fill(owners, Math.min(to, end), end, owner);
      to = end;
    }
  }

  /** Whether a node is a machine whose scores are votes and nothing else. */
  static boolean areOf(Told told) {
    int classes = told.labels();
    List<Long> counts = told.wholes("vectors_per_class");
    long vectors = counts.stream().mapToLong(Long::longValue).sum();
    return classes > 2
        && counts.size() == classes
        && counts.stream().allMatch(count -> count >= 0)
        && told.reals("rho").length == classes * (classes - 1) / 2
        && told.reals("coefficients").length == (classes - 1) * vectors
        && told.reals("prob_a").length == 0
        && told.text("post_transform", "NONE").equals("NONE");
  }

  /** x (N, F) -> scores (N, classes). */
  static String of(Plain plain, Told told, String x) {
    Votes votes = new Votes(plain, told);
    return votes.of(new Kernel(plain, told).of(x, votes.vectors));
  }

  private String of(String kernel) {
    String weight = plain.constant(List.of(vectors, rho.length), weights());
    String products = plain.node("MatMul", kernel, weight);
    String decisions = plain.node("Add", products, plain.constant(List.of(rho.length), rho));
    String sides = plain.constant(List.of(rho.length, classes), sides());
    String confidence = plain.node("Softsign", plain.node("MatMul", decisions, sides));
    String part = plain.node("Div", confidence, plain.constant(List.of(), 3));
    String truths = plain.node("Greater", decisions, plain.constant(List.of(), 0));
    Attribute real = new Attribute.Whole(ElementType.FLOAT.number());
    String won = plain.node("Cast", List.of(truths), Map.of("to", real));
    String votes = plain.node("MatMul", won, sides);
    String all = plain.node("Add", votes, plain.constant(List.of(classes), conceded()));
    return plain.node("Add", all, part);
  }

  /** For each vector and pair the coefficient, where one of the pair owns the vector. */
  private float[] weights() {
    float[] weights = new float[vectors * rho.length];
    for (int vector = 0; vector < vectors; vector++) {
      int pair = 0;
      for (int i = 0; i < classes; i++) {
        for (int j = i + 1; j < classes; j++, pair++) {
          int row = owners[vector] == i ? j - 1 : owners[vector] == j ? i : -1;
          if (row >= 0) {
            weights[vector * rho.length + pair] = coefficients[row * vectors + vector];
          }
        }
      }
    }
    return weights;
  }

  /** 1 for the first of each pair, -1 for the second. */
  private float[] sides() {
    float[] sides = new float[rho.length * classes];
    int pair = 0;
    for (int i = 0; i < classes; i++) {
      for (int j = i + 1; j < classes; j++, pair++) {
        sides[pair * classes + i] = 1;
        sides[pair * classes + j] = -1;
      }
    }
    return sides;
  }

  /** The votes of each class as the second of its pairs, before any is taken away. */
  private float[] conceded() {
    float[] votes = new float[classes];
    for (int j = 0; j < classes; j++) {
      votes[j] = j;
    }
    return votes;
  }
}
