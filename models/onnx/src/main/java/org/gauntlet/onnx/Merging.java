package org.gauntlet.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.gauntlet.onnx.format.Attribute;
import org.gauntlet.onnx.format.Literal;
import org.gauntlet.onnx.format.OnnxNode;

/**
 * Operators on values whose batch axis is merged with its neighbours: they work on the axes apart,
 * where that is the same.
 */
final class Merging {
  private static final Set<String> VIEWS =
      Set.of("Flatten", "Identity", "Reshape", "Shape", "Size");
  private static final Set<String> ELEMENTWISE =
      Set.of(
          "Add",
          "Cast",
          "Clip",
          "Div",
          "Elu",
          "Erf",
          "Exp",
          "Gelu",
          "LeakyRelu",
          "Mul",
          "Neg",
          "Pow",
          "Reciprocal",
          "Relu",
          "Sigmoid",
          "Sqrt",
          "Sub",
          "Tanh");

  private Merging() {}

  static boolean applies(Call call) {
    return call.inputs().stream()
        .flatMap(Optional::stream)
        .anyMatch(Known.Merged.class::isInstance);
  }

  /**
   * @param rule what the operator does where nothing is merged
   */
  static Known translate(Call call, Function<Call, List<Known>> rule) {
    String operator = call.node().operator();
    if (VIEWS.contains(operator)) {
      return rule.apply(call).getFirst();
    }
    Known.Merged merged = merged(call);
    if (operator.equals("Transpose")) {
      return transposed(call, merged);
    }
    boolean alike =
        ELEMENTWISE.contains(operator)
            || (operator.equals("MatMul") && isOfMatrices(call))
            || (operator.equals("Softmax") && isWithin(call, merged));
    if (!alike) {
      throw merged.refusal();
    }
    OnnxNode node = operator.equals("Softmax") ? along(call, merged) : call.node();
    List<Optional<Known>> inputs = new ArrayList<>();
    for (Optional<Known> input : call.inputs()) {
      inputs.add(input.map(known -> isMatrix(operator, known) ? known : apart(known, merged)));
    }
    Call apart = new Call(node, inputs, call.opset(), call.batch(), call.draft());
    if (rule.apply(apart).getFirst() instanceof Known.Flow flow) {
      return new Known.Merged(flow);
    }
    throw merged.refusal();
  }

  private static Known.Merged merged(Call call) {
    return call.inputs().stream()
        .flatMap(Optional::stream)
        .filter(Known.Merged.class::isInstance)
        .map(Known.Merged.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static Known transposed(Call call, Known.Merged merged) {
    List<Long> reversed =
        IntStream.range(0, merged.rank()).mapToObj(i -> (long) merged.rank() - 1 - i).toList();
    List<Integer> order = new ArrayList<>();
    for (long given : call.wholes("perm", reversed)) {
      int axis = Call.axis(given, merged.rank());
      if (axis == merged.axis()) {
        IntStream.range(axis, axis + Known.Merged.AXES).forEach(order::add);
      } else {
        order.add(merged.outside(axis));
      }
    }
    return new Known.Merged(ShapeRules.transposed(merged.apart(), order));
  }

  /** Whether each example, or part of one, is a matrix of its own or rows before a constant. */
  private static boolean isOfMatrices(Call call) {
    if (call.input(0) instanceof Known.Merged a) {
      return call.input(1) instanceof Known.Fixed(Literal b)
          ? b.rank() == 2 && a.axis() < a.rank() - 1
          : a.axis() < a.rank() - 2;
    }
    return call.input(1) instanceof Known.Merged b && b.axis() < b.rank() - 2;
  }

  /** Whether a constant meets the last two axes alone, whatever lies before them. */
  private static boolean isMatrix(String operator, Known known) {
    return operator.equals("MatMul")
        && known instanceof Known.Fixed(Literal literal)
        && literal.rank() == 2;
  }

  private static boolean isWithin(Call call, Known.Merged merged) {
    int axis = Call.axis(call.whole("axis", -1), merged.rank());
    boolean single =
        call.opset() >= NormRules.SOFTMAX_OF_ONE_AXIS
            || (call.tells("axis") && axis == merged.rank() - 1);
    return single && axis != merged.axis();
  }

  private static OnnxNode along(Call call, Known.Merged merged) {
    OnnxNode node = call.node();
    int axis = merged.outside(Call.axis(call.whole("axis", -1), merged.rank()));
    Map<String, Attribute> attributes = new HashMap<>(node.attributes());
    attributes.put("axis", new Attribute.Whole(axis));
    return new OnnxNode(
        node.name(), node.operator(), node.domain(), node.inputs(), node.outputs(), attributes);
  }

  /** An operand as it meets the axes of a merged one apart. */
  private static Known apart(Known operand, Known.Merged like) {
    return switch (operand) {
      case Known.Fixed(Literal literal) -> new Known.Fixed(apart(literal, like));
      case Known.Flow flow ->
          throw new IllegalArgumentException(
              "it joins examples of %s with others whose batch axis is merged"
                  .formatted(flow.shape()));
      case Known.Merged merged -> {
        if (!merged.sameMerge(like)) {
          throw new IllegalArgumentException(
              "it joins examples of %s and of %s, whose batch axes are merged differently"
                  .formatted(like.apart().shape(), merged.apart().shape()));
        }
        yield merged.apart();
      }
    };
  }

  private static Literal apart(Literal literal, Known.Merged like) {
    int at = literal.rank() - (like.rank() - like.axis());
    if (at < 0) {
      return literal;
    }
    List<Integer> dims = new ArrayList<>(literal.dims());
    if (dims.get(at) != 1) {
      throw new IllegalArgumentException(
          "a constant of dims %s does not meet all examples alike".formatted(dims));
    }
    dims.addAll(at, List.of(1, 1));
    return literal.as(dims);
  }
}
