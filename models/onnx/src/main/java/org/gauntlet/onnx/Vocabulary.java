package org.gauntlet.onnx;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.gauntlet.nn.graph.Elu;
import org.gauntlet.nn.graph.Relu;
import org.gauntlet.nn.graph.Sigmoid;
import org.gauntlet.nn.graph.Tanh;
import org.gauntlet.onnx.format.Literal;
import org.gauntlet.onnx.format.OnnxNode;

/** The operators that are understood, and what each becomes. */
final class Vocabulary {
  private static final Map<String, Function<Call, Known>> RULES =
      Map.ofEntries(
          Map.entry("Add", ElementRules::add),
          Map.entry("AveragePool", WindowRules::averagePool),
          Map.entry("BatchNormalization", DenseRules::batchNorm),
          Map.entry("Cast", ShapeRules::cast),
          Map.entry("Clip", ElementRules::clip),
          Map.entry("Concat", PartRules::concat),
          Map.entry("Conv", WindowRules::convolution),
          Map.entry("Div", ElementRules::divide),
          Map.entry("Dropout", DenseRules::dropout),
          Map.entry("Elu", call -> ElementRules.plain(call, new Elu(call.real("alpha", 1)))),
          Map.entry("Flatten", ShapeRules::flatten),
          Map.entry("Gather", PartRules::gather),
          Map.entry("Gemm", DenseRules::gemm),
          Map.entry("GlobalAveragePool", PartRules::globalAveragePool),
          Map.entry("HardSigmoid", ElementRules::hardSigmoid),
          Map.entry("HardSwish", ElementRules::hardSwish),
          Map.entry("Identity", ShapeRules::same),
          Map.entry("LeakyRelu", ElementRules::leakyRelu),
          Map.entry("MatMul", DenseRules::matMul),
          Map.entry("MaxPool", WindowRules::maxPool),
          Map.entry("Mul", ElementRules::multiply),
          Map.entry("Neg", ElementRules::negate),
          Map.entry("PRelu", ElementRules::parametricRelu),
          Map.entry("Pad", PartRules::pad),
          Map.entry("ReduceMean", PartRules::reduceMean),
          Map.entry("Relu", call -> ElementRules.plain(call, new Relu())),
          Map.entry("Reshape", ShapeRules::reshape),
          Map.entry("Selu", ElementRules::selu),
          Map.entry("Shape", ShapeRules::shape),
          Map.entry("Sigmoid", call -> ElementRules.plain(call, new Sigmoid())),
          Map.entry("Size", ShapeRules::size),
          Map.entry("Slice", PartRules::slice),
          Map.entry("Squeeze", ShapeRules::squeeze),
          Map.entry("Sub", ElementRules::subtract),
          Map.entry("Sum", ElementRules::sum),
          Map.entry("Tanh", call -> ElementRules.plain(call, new Tanh())),
          Map.entry("Transpose", ShapeRules::transpose),
          Map.entry("Unsqueeze", ShapeRules::unsqueeze));

  /** Operators with several outputs, in order; the last may be missing. */
  private static final Map<String, Function<Call, List<Known>>> FORKS =
      Map.of(
          "GRU", RecurrentRules::gru,
          "LSTM", RecurrentRules::lstm,
          "RNN", RecurrentRules::rnn,
          "Split", SplitRule::split);

  /** What depends on the input's extents alone, and so is a constant. */
  static final Set<String> MEASURES = Set.of("Shape", "Size");

  private Vocabulary() {}

  /** Whether the operator is understood on constants at least. */
  static boolean knows(OnnxNode node) {
    return knowsFlowing(node) || (node.domain().isEmpty() && Folding.knows(node.operator()));
  }

  /** Whether the operator is understood on what depends on the model's input. */
  static boolean knowsFlowing(OnnxNode node) {
    return node.domain().isEmpty()
        && (RULES.containsKey(node.operator()) || FORKS.containsKey(node.operator()));
  }

  /** Every operator that is understood in some form, by name. */
  static SortedSet<String> operators() {
    SortedSet<String> all = new TreeSet<>(RULES.keySet());
    all.addAll(FORKS.keySet());
    all.addAll(Folding.operators());
    return all;
  }

  /** What the node's outputs are, in order; those that are missing cannot be read. */
  static List<Known> translate(Call call) {
    String operator = call.node().operator();
    if (Repeated.applies(call)) {
      return List.of(Repeated.constant(call));
    }
    if (call.isConstant() && Folding.knows(operator)) {
      return constants(Folding.fold(call));
    }
    Function<Call, List<Known>> rule = rule(operator);
    return call.isConstant() ? constants(Rehearsal.fold(call, rule)) : rule.apply(call);
  }

  private static Function<Call, List<Known>> rule(String operator) {
    if (RULES.containsKey(operator)) {
      return RULES.get(operator).andThen(List::of);
    }
    if (FORKS.containsKey(operator)) {
      return FORKS.get(operator);
    }
    throw new IllegalArgumentException(
        "it is supported on constants alone, but reads what depends on the input");
  }

  private static List<Known> constants(List<Literal> literals) {
    return literals.stream().<Known>map(Known.Fixed::new).toList();
  }
}
