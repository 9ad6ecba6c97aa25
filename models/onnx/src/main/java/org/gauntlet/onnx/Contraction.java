package org.gauntlet.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.graph.MatMul;
import org.gauntlet.nn.graph.Reduce;
import org.gauntlet.nn.graph.Reduction;
import org.gauntlet.nn.graph.Take;
import org.gauntlet.nn.graph.Value;

/**
 * A value whose axes carry letters, on its way through an Einsum.
 *
 * @param axes a letter for each axis
 */
record Contraction(Value value, String axes) {
  Contraction {
    if (value.shape().rank() != axes.length()) {
      throw new IllegalArgumentException(
          "examples of %s do not have the axes '%s'".formatted(value.shape(), axes));
    }
  }

  /** Axes that carry one letter become the diagonal between them. */
  Contraction diagonal() {
    for (int first = 0; first < axes.length(); first++) {
      int second = axes.indexOf(axes.charAt(first), first + 1);
      if (second > 0) {
        return diagonal(first, second).diagonal();
      }
    }
    return this;
  }

  private Contraction diagonal(int first, int second) {
    int extent = value.shape().at(first);
    if (value.shape().at(second) != extent) {
      throw new IllegalArgumentException(
          "axis %s is %d and %d long"
              .formatted(axes.charAt(first), extent, value.shape().at(second)));
    }
    List<Integer> order =
        new ArrayList<>(
            IntStream.range(0, axes.length())
                .filter(axis -> axis != first && axis != second)
                .boxed()
                .toList());
    int rest = order.size();
    order.addAll(List.of(first, second));
    Value last = ShapeRules.permuted(value, order);
    List<Integer> dims = new ArrayList<>(last.shape().dims().subList(0, rest));
    dims.add(extent * extent);
    List<Integer> places = IntStream.range(0, extent).mapToObj(i -> i * (extent + 1)).toList();
    Value line = Draft.view(last, new Shape(dims)).then(new Take(rest, places));
    String letter = axes.substring(first, first + 1);
    return new Contraction(line, axes.replace(letter, "") + letter);
  }

  /** Summed over the axes that nobody wants any more. */
  Contraction keeping(String wanted) {
    String kept = only(axis -> wanted.indexOf(axis) >= 0);
    if (kept.equals(axes)) {
      return this;
    }
    List<Integer> gone =
        IntStream.range(0, axes.length())
            .filter(axis -> wanted.indexOf(axes.charAt(axis)) < 0)
            .boxed()
            .toList();
    Value sum = value.then(new Reduce(Reduction.SUM, gone));
    return new Contraction(Draft.view(sum, extents(kept)), kept);
  }

  /** One product of matrices: of those for each letter that both have and somebody wants. */
  Contraction times(Draft draft, Contraction other, String wanted) {
    Contraction a = keeping(wanted + other.axes);
    Contraction b = other.keeping(wanted + axes);
    String both = a.only(axis -> b.axes.indexOf(axis) >= 0);
    a.checkExtents(b, both);
    String each = a.only(axis -> both.indexOf(axis) >= 0 && wanted.indexOf(axis) >= 0);
    String summed = a.only(axis -> both.indexOf(axis) >= 0 && wanted.indexOf(axis) < 0);
    String rows = a.only(axis -> both.indexOf(axis) < 0);
    String columns = b.only(axis -> both.indexOf(axis) < 0);
    Value left = Draft.view(a.ordered(each + rows + summed), a.block(each, rows, summed));
    Value right = Draft.view(b.ordered(each + summed + columns), b.block(each, summed, columns));
    Value product = draft.join(new MatMul(), List.of(left, right));
    List<Integer> dims = new ArrayList<>(a.extents(each + rows).dims());
    dims.addAll(b.extents(columns).dims());
    return new Contraction(Draft.view(product, new Shape(dims)), each + rows + columns);
  }

  private void checkExtents(Contraction other, String letters) {
    if (!extents(letters).equals(other.extents(letters))) {
      throw new IllegalArgumentException(
          "axes '%s' are %s and %s long"
              .formatted(letters, extents(letters), other.extents(letters)));
    }
  }

  /** The value with its axes in this order. */
  Value ordered(String letters) {
    return ShapeRules.permuted(value, letters.chars().mapToObj(axes::indexOf).toList());
  }

  private String only(IntPredicate wanted) {
    return axes.chars().filter(wanted).mapToObj(Character::toString).collect(Collectors.joining());
  }

  private Shape extents(String letters) {
    return new Shape(
        letters.chars().mapToObj(axis -> value.shape().at(axes.indexOf(axis))).toList());
  }

  private Shape block(String first, String second, String third) {
    return Shape.of(extents(first).size(), extents(second).size(), extents(third).size());
  }
}
