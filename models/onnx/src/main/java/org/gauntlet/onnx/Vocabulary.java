package org.gauntlet.onnx;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.gauntlet.nn.graph.Curve;
import org.gauntlet.nn.graph.Elu;
import org.gauntlet.nn.graph.Pointwise;
import org.gauntlet.nn.graph.Reduction;
import org.gauntlet.nn.graph.Relu;
import org.gauntlet.nn.graph.Sigmoid;
import org.gauntlet.nn.graph.Tanh;
import org.gauntlet.onnx.format.Literal;
import org.gauntlet.onnx.format.OnnxNode;

/** The operators that are understood, and what each becomes. */
final class Vocabulary {
  private static final Map<String, Function<Call, Known>> OWN =
      Map.ofEntries(
          Map.entry("Add", ElementRules::add),
          Map.entry("And", LogicRules::and),
          Map.entry("AveragePool", WindowRules::averagePool),
          Map.entry("BatchNormalization", NormRules::batchNorm),
          Map.entry("Cast", ShapeRules::cast),
          Map.entry("Celu", ActivationRules::celu),
          Map.entry("Clip", ActivationRules::clip),
          Map.entry("Concat", PartRules::concat),
          Map.entry("Conv", WindowRules::convolution),
          Map.entry("CumSum", ProductRules::cumulativeSum),
          Map.entry("Div", ElementRules::divide),
          Map.entry("Einsum", EinsumRule::einsum),
          Map.entry("Elu", call -> ActivationRules.plain(call, new Elu(call.real("alpha", 1)))),
          Map.entry("Equal", LogicRules::equal),
          Map.entry("Expand", FrameRules::expand),
          Map.entry("Flatten", ShapeRules::flatten),
          Map.entry("Gather", GatherRules::gather),
          Map.entry("GatherElements", GatherRules::elements),
          Map.entry("GatherND", GatherRules::tuples),
          Map.entry("Gelu", ActivationRules::gelu),
          Map.entry("Gemm", DenseRules::gemm),
          Map.entry("GlobalAveragePool", call -> ReduceRules.global(call, ReduceRules::mean)),
          Map.entry(
              "GlobalMaxPool",
              call -> ReduceRules.global(call, ReduceRules.plain(Reduction.MAXIMUM))),
          Map.entry("Greater", LogicRules::greater),
          Map.entry("GreaterOrEqual", LogicRules::greaterOrEqual),
          Map.entry("GroupNormalization", NormRules::group),
          Map.entry("HardSigmoid", ActivationRules::hardSigmoid),
          Map.entry("HardSwish", ActivationRules::hardSwish),
          Map.entry("Identity", ShapeRules::same),
          Map.entry("InstanceNormalization", NormRules::instance),
          Map.entry("IsInf", LogicRules::isInfinite),
          Map.entry("IsNaN", LogicRules::isNan),
          Map.entry("LRN", NormRules::neighbours),
          Map.entry("LeakyRelu", ActivationRules::leakyRelu),
          Map.entry("Less", LogicRules::less),
          Map.entry("LessOrEqual", LogicRules::lessOrEqual),
          Map.entry("LogSoftmax", call -> NormRules.softmax(call, true)),
          Map.entry("LpNormalization", NormRules::length),
          Map.entry("MatMul", DenseRules::matMul),
          Map.entry("Max", ElementRules::largest),
          Map.entry("MaxPool", WindowRules::maxPool),
          Map.entry("Mean", ElementRules::mean),
          Map.entry("Min", ElementRules::least),
          Map.entry("Mish", ActivationRules::mish),
          Map.entry("Mod", ElementRules::modulo),
          Map.entry("Mul", ElementRules::multiply),
          Map.entry("Neg", ActivationRules::negate),
          Map.entry("Not", LogicRules::not),
          Map.entry("Or", LogicRules::or),
          Map.entry("PRelu", ActivationRules::parametricRelu),
          Map.entry("Pad", FrameRules::pad),
          Map.entry("Pow", ElementRules::power),
          Map.entry("RMSNormalization", NormRules::rootMeanSquare),
          Map.entry("ReduceL1", reduce(ReduceRules::sumOfSizes)),
          Map.entry("ReduceL2", reduce(ReduceRules::length)),
          Map.entry("ReduceLogSum", reduce(ReduceRules::logOfSum)),
          Map.entry("ReduceLogSumExp", reduce(ReduceRules::logOfSumOfPowers)),
          Map.entry("ReduceMax", reduce(ReduceRules.plain(Reduction.MAXIMUM))),
          Map.entry("ReduceMean", reduce(ReduceRules::mean)),
          Map.entry("ReduceMin", reduce(ReduceRules.plain(Reduction.MINIMUM))),
          Map.entry("ReduceProd", reduce(ReduceRules.plain(Reduction.PRODUCT))),
          Map.entry("ReduceSum", reduce(ReduceRules.plain(Reduction.SUM))),
          Map.entry("ReduceSumSquare", reduce(ReduceRules::sumOfSquares)),
          Map.entry("Relu", call -> ActivationRules.plain(call, new Relu())),
          Map.entry("Reshape", ShapeRules::reshape),
          Map.entry("ScatterND", GatherRules::scatter),
          Map.entry("Selu", ActivationRules::selu),
          Map.entry("Shape", ShapeRules::shape),
          Map.entry("Sigmoid", call -> ActivationRules.plain(call, new Sigmoid())),
          Map.entry("Slice", PartRules::slice),
          Map.entry("Softmax", call -> NormRules.softmax(call, false)),
          Map.entry("Softsign", ActivationRules::softsign),
          Map.entry("Squeeze", ShapeRules::squeeze),
          Map.entry("Sub", ElementRules::subtract),
          Map.entry("Sum", ElementRules::sum),
          Map.entry("Swish", ActivationRules::swish),
          Map.entry("Tanh", call -> ActivationRules.plain(call, new Tanh())),
          Map.entry("Tile", FrameRules::tile),
          Map.entry("Transpose", ShapeRules::transpose),
          Map.entry("Trilu", GatherRules::triangle),
          Map.entry("Unsqueeze", ShapeRules::unsqueeze),
          Map.entry("Resize", ResizeRules::resize),
          Map.entry("Upsample", ResizeRules::upsample),
          Map.entry("DepthToSpace", ResizeRules::depthToSpace),
          Map.entry("Shrink", ActivationRules::shrink),
          Map.entry("ThresholdedRelu", ActivationRules::thresholdedRelu),
          Map.entry("SpaceToDepth", ResizeRules::spaceToDepth),
          Map.entry("ConvTranspose", TransposedConvolution::rule),
          Map.entry("Where", LogicRules::where),
          Map.entry("Xor", LogicRules::xor));

  private static final Map<String, Function<Call, Known>> RULES = rules();

  /** Operators with several outputs, in order; the last may be missing. */
  private static final Map<String, Function<Call, List<Known>>> FORKS =
      Map.of(
          "Dropout", DenseRules::dropout,
          "GRU", RecurrentRules::gru,
          "LSTM", RecurrentRules::lstm,
          "RNN", RecurrentRules::rnn,
          "LayerNormalization", NormRules::layer,
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
        && (RULES.containsKey(node.operator())
            || FORKS.containsKey(node.operator())
            || Branch.isOne(node));
  }

  /** Every operator that is understood in some form, by name. */
  static SortedSet<String> operators() {
    SortedSet<String> all = new TreeSet<>(RULES.keySet());
    all.addAll(FORKS.keySet());
    all.add("If");
    all.addAll(Folding.operators());
    return all;
  }

  /** What the node's outputs are, in order; those that are missing cannot be read. */
  static List<Known> translate(Call call) {
    String operator = call.node().operator();
    if (Repeated.applies(call)) {
      return List.of(Repeated.constant(call));
    }
    if (Merging.applies(call)) {
      return List.of(Merging.translate(call, rule(operator)));
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

  /** Of one output: those with rules of their own, and all curves. */
  private static Map<String, Function<Call, Known>> rules() {
    Map<String, Function<Call, Known>> rules = new HashMap<>(OWN);
    for (Curve curve : Curve.values()) {
      rules.put(
          ElementForms.name(curve), call -> ActivationRules.plain(call, new Pointwise(curve)));
    }
    return Map.copyOf(rules);
  }

  private static Function<Call, Known> reduce(ReduceRules.Rule rule) {
    return call -> ReduceRules.over(call, rule);
  }
}
