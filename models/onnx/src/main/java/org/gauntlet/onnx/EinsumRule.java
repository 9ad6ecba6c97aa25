package org.gauntlet.onnx;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.graph.Value;
import org.gauntlet.onnx.format.Literal;

/**
 * Einsum: operands whose axes carry letters, multiplied where letters meet and summed over those
 * that the answer does not have. The batch keeps a letter of its own.
 */
final class EinsumRule {
  private EinsumRule() {}

  static Known einsum(Call call) {
    List<Known> inputs = call.inputs().stream().map(Optional::orElseThrow).toList();
    Equation equation =
        Equation.of(call.text("equation", ""), inputs.stream().map(EinsumRule::rank).toList());
    String batch = batch(inputs, equation);
    if (!equation.result().contains(batch)) {
      throw new IllegalArgumentException("it sums over the batch axis and would mix examples");
    }
    String result = equation.result().replace(batch, "");
    List<String> operands = equation.operands();
    Contraction sum = term(call, inputs.getFirst(), operands.getFirst(), batch);
    for (int i = 1; i < inputs.size(); i++) {
      Contraction next = term(call, inputs.get(i), operands.get(i), batch);
      String later = String.join("", operands.subList(i + 1, operands.size()));
      sum = sum.times(call.draft(), next, result + later);
    }
    Value y = sum.keeping(result).ordered(result);
    return new Known.Flow(
        y, batch.isEmpty() ? Known.Flow.OUTSIDE : equation.result().indexOf(batch));
  }

  private static int rank(Known known) {
    return switch (known) {
      case Known.Fixed(Literal literal) -> literal.rank();
      case Known.Flow flow -> flow.rank();
      case Known.Merged merged -> throw merged.refusal();
    };
  }

  /** The letter of the batch axis; nothing where ONNX sees one example. */
  private static String batch(List<Known> inputs, Equation equation) {
    List<String> letters =
        IntStream.range(0, inputs.size())
            .mapToObj(i ->
                inputs.get(i) instanceof Known.Flow flow && flow.isBatched()
                    ? equation.operands().get(i).substring(flow.rows(), flow.rows() + 1)
                    : "")
            .filter(letter -> !letter.isEmpty())
            .distinct()
            .toList();
    if (letters.size() > 1) {
      throw new IllegalArgumentException(
          "the batch goes by the letters %s and would mix examples".formatted(letters));
    }
    return letters.isEmpty() ? "" : letters.getFirst();
  }

  /** An operand as it is for one example. */
  private static Contraction term(Call call, Known known, String axes, String batch) {
    boolean batched = known instanceof Known.Flow flow && flow.isBatched();
    String own = batch.isEmpty() ? axes : axes.replace(batch, "");
    if (axes.length() - own.length() != (batched ? 1 : 0)) {
      throw new IllegalArgumentException(
          "axes '%s' meet the batch, which goes by '%s', and would mix examples"
              .formatted(axes, batch));
    }
    Value value =
        switch (known) {
          case Known.Fixed(Literal literal) ->
              call.draft().constant(Tensor.adopt(new Shape(literal.dims()), literal.reals()));
          case Known.Flow flow -> flow.value();
          case Known.Merged merged -> throw merged.refusal();
        };
    return new Contraction(value, own).diagonal();
  }
}
