package org.gauntlet.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.gauntlet.onnx.format.Literal;

/**
 * Operators on constants, worked out while reading with the exact semantics of their types: the
 * shape arithmetic and the masks of a graph. Float16 and bfloat16 count as float32.
 */
final class Folding {
  private static final Map<String, Function<Call, List<Literal>>> FOLDS = folds();

  private Folding() {}

  private static Map<String, Function<Call, List<Literal>>> folds() {
    Map<String, Function<Call, List<Literal>>> folds = new HashMap<>();
    single().forEach((operator, fold) -> folds.put(operator, call -> List.of(fold.apply(call))));
    folds.put("Dropout", DenseRules::kept);
    folds.put("Split", SplitRule::parts);
    folds.put("TopK", Ranking::topK);
    return Map.copyOf(folds);
  }

  /** Those of one output. */
  private static Map<String, Function<Call, Literal>> single() {
    Map<String, Function<Call, Literal>> folds = new HashMap<>();
    folds.putAll(Arithmetic.folds());
    folds.putAll(Mapping.folds());
    folds.putAll(Reduction.folds());
    folds.put("ArgMax", Ranking::argMax);
    folds.put("ArgMin", Ranking::argMin);
    folds.put("Cast", Making::cast);
    folds.put("CastLike", Making::castLike);
    folds.put("Clip", Arithmetic::clip);
    folds.put("Concat", Rearranging::concat);
    folds.put("Constant", Making::constant);
    folds.put("ConstantOfShape", Making::ofShape);
    folds.put("CumSum", Ranking::cumSum);
    folds.put("Expand", Rearranging::expand);
    folds.put("EyeLike", Making::eye);
    folds.put("Flatten", Rearranging::flatten);
    folds.put("Gather", Picking::gather);
    folds.put("GatherElements", Picking::gatherElements);
    folds.put("GatherND", Picking::gatherND);
    folds.put("Identity", call -> call.fixed(0));
    folds.put("NonZero", Making::nonZero);
    folds.put("OneHot", Making::oneHot);
    folds.put("Pad", Framing::pad);
    folds.put("Range", Making::range);
    folds.put("Reshape", Rearranging::reshape);
    folds.put("ScatterElements", Picking::scatterElements);
    folds.put("ScatterND", Picking::scatterND);
    folds.put("Shape", ShapeRules::extents);
    folds.put("Size", Making::size);
    folds.put("Slice", Rearranging::slice);
    folds.put("Squeeze", Rearranging::squeeze);
    folds.put("Tile", Rearranging::tile);
    folds.put("Transpose", Rearranging::transpose);
    folds.put("Trilu", Rearranging::triangle);
    folds.put("Unsqueeze", Rearranging::unsqueeze);
    folds.put("Where", Rearranging::where);
    return folds;
  }

  static boolean knows(String operator) {
    return FOLDS.containsKey(operator);
  }

  static Set<String> operators() {
    return FOLDS.keySet();
  }

  /** The constants that a node of constants makes. */
  static List<Literal> fold(Call call) {
    return FOLDS.get(call.node().operator()).apply(call);
  }

  /** The extents that Reshape asks for: 0 copies one (unless allowed), -1 takes what is left. */
  static List<Integer> target(List<Integer> dims, long[] asked, boolean zeroIsZero) {
    List<Integer> target = new ArrayList<>();
    int open = -1;
    long known = 1;
    for (int i = 0; i < asked.length; i++) {
      long extent = asked[i] == 0 && !zeroIsZero && i < dims.size() ? dims.get(i) : asked[i];
      if (extent < -1 || extent > Integer.MAX_VALUE || (extent == -1 && open >= 0)) {
        throw new IllegalArgumentException(
            "shape " + Arrays.toString(asked) + " is none that can be asked for");
      }
      open = extent == -1 ? i : open;
      known = Math.multiplyExact(known, extent == -1 ? 1 : extent);
      target.add((int) extent);
    }
    long size = dims.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    if (open >= 0 && known > 0) {
      target.set(open, Math.toIntExact(size / known));
      known *= size / known;
    }
    if (known != size) {
      throw new IllegalArgumentException(
          "%s elements do not fit shape %s".formatted(dims, Arrays.toString(asked)));
    }
    return target;
  }
}
