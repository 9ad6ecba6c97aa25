package org.gauntlet.nn.engine;

import java.util.List;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.engine.kernels.Region;
import org.gauntlet.nn.graph.Add;
import org.gauntlet.nn.graph.Affine;
import org.gauntlet.nn.graph.AveragePool2d;
import org.gauntlet.nn.graph.BatchNorm;
import org.gauntlet.nn.graph.Clip;
import org.gauntlet.nn.graph.Concat;
import org.gauntlet.nn.graph.Constant;
import org.gauntlet.nn.graph.Conv2d;
import org.gauntlet.nn.graph.Curve;
import org.gauntlet.nn.graph.Dense;
import org.gauntlet.nn.graph.Dropout;
import org.gauntlet.nn.graph.Elu;
import org.gauntlet.nn.graph.Embedding;
import org.gauntlet.nn.graph.Expand;
import org.gauntlet.nn.graph.Flatten;
import org.gauntlet.nn.graph.GlobalAveragePool;
import org.gauntlet.nn.graph.LeakyRelu;
import org.gauntlet.nn.graph.MatMul;
import org.gauntlet.nn.graph.MaxPool2d;
import org.gauntlet.nn.graph.Multiply;
import org.gauntlet.nn.graph.Node;
import org.gauntlet.nn.graph.Pad;
import org.gauntlet.nn.graph.Pairing;
import org.gauntlet.nn.graph.Pairwise;
import org.gauntlet.nn.graph.Permute;
import org.gauntlet.nn.graph.Pointwise;
import org.gauntlet.nn.graph.Recurrent;
import org.gauntlet.nn.graph.Reduce;
import org.gauntlet.nn.graph.Reduction;
import org.gauntlet.nn.graph.Relu;
import org.gauntlet.nn.graph.Reshape;
import org.gauntlet.nn.graph.Select;
import org.gauntlet.nn.graph.Sigmoid;
import org.gauntlet.nn.graph.Slice;
import org.gauntlet.nn.graph.Softmax;
import org.gauntlet.nn.graph.Standardize;
import org.gauntlet.nn.graph.StraightThrough;
import org.gauntlet.nn.graph.Take;
import org.gauntlet.nn.graph.Tanh;
import org.gauntlet.nn.graph.Window;
import org.jspecify.annotations.Nullable;

/** Makes the step of one node: its operator, bound to ports and parameters. */
final class StepMaker {
  private final Parameters parameters;
  private final Compiler.Purpose purpose;
  private final Buffers buffers;

  /** Makes buffers that one step has to itself; each answer is the buffer's number. */
  interface Buffers {
    /** So many values per row, kept from the way there for the way back. */
    int kept(int size);

    /** So many values per row, for the way back. */
    int back(int size);

    /** So many bits per row. */
    int signs(int size);
  }

  StepMaker(Parameters parameters, Compiler.Purpose purpose, Buffers buffers) {
    this.parameters = parameters;
    this.purpose = purpose;
    this.buffers = buffers;
  }

  /** The step of a node that computes something. */
  Step step(Node node, List<Port> inputs, Port out) {
    if (node.operator() instanceof Constant) {
      return new ConstantStep(parameters.values(node, "value"), out);
    }
    Port in = inputs.getFirst();
    return switch (node.operator()) {
      case Add _ -> new AddStep(inputs, out);
      case Affine affine -> affine(node, affine, in, out);
      case AveragePool2d(Window window) ->
          new AveragePoolStep(regions(window, in), 1f / window.taps(), in, out);
      case BatchNorm norm -> batchNorm(node, norm, in, out);
      case Clip(float low, float high) -> new ClipStep(low, high, in, out);
      case Concat _ -> new ConcatStep(inputs, out);
      case Conv2d conv -> convolution(node, conv, in, out);
      case Dense _ -> dense(node, in, out);
      case Dropout(float rate) ->
          new DropoutStep(node.name(), rate, in, out, buffers.kept(in.size()));
      case Elu(float alpha) -> new EluStep(alpha, in, out);
      case Embedding embedding -> embedding(node, embedding, in, out);
      case Expand(Shape shape) -> new PickStep(Lines.stretched(in.shape(), shape), 0, in, out);
      case GlobalAveragePool _ -> new GlobalAveragePoolStep(in, out);
      case LeakyRelu(float slope) -> new RectifierStep(slope, buffers.signs(in.size()), in, out);
      case MatMul _ -> new MatMulStep(in, inputs.getLast(), out, buffers.kept(LineProduct.TILE));
      case MaxPool2d(Window window) ->
          new MaxPoolStep(regions(window, in), in, out, buffers.kept(out.size()));
      case Multiply _ -> new MultiplyStep(in, inputs.getLast(), out);
      case Pad pad -> new PickStep(Lines.framed(pad, in.shape()), pad.value(), in, out);
      case Pairwise(Pairing pairing) -> new PairStep(pairing, in, inputs.getLast(), out);
      case Permute(List<Integer> order) ->
          new PickStep(Lines.permuted(order, in.shape()), 0, in, out);
      case Pointwise(Curve curve) -> new CurveStep(curve, in, out);
      case Reduce(Reduction reduction, List<Integer> _) ->
          new ReduceStep(reduction, in, out, buffers.kept(out.size()));
      case Recurrent recurrent -> recurrent(node, recurrent, inputs, out);
      case Relu _ -> new RectifierStep(0, buffers.signs(in.size()), in, out);
      case Select _ -> new SelectStep(in, inputs.get(1), inputs.getLast(), out);
      case Sigmoid _ -> new SigmoidStep(in, out);
      case Slice slice -> new PickStep(Lines.sliced(slice, in.shape()), 0, in, out);
      case Softmax(int axis, boolean log) -> new SoftmaxStep(axis, log, in, out, buffers.kept(2));
      case Standardize(int axis, float epsilon) -> {
        int factors = buffers.kept(StandardizeStep.outer(axis, in.shape()));
        yield new StandardizeStep(axis, epsilon, in, out, factors);
      }
      case StraightThrough(Curve curve) -> new StraightStep(curve, in, out);
      case Take take -> new PickStep(Lines.taken(take, in.shape()), 0, in, out);
      case Tanh _ -> new TanhStep(in, out);
      case Constant _, Flatten _, Reshape _ ->
          throw new IllegalArgumentException(node + " computes nothing");
    };
  }

  private Step affine(Node node, Affine affine, Port in, Port out) {
    int[] places = Lines.stretched(affine.constants(), in.shape());
    AffineGradient gradient =
        purpose == Compiler.Purpose.ATTACK || !affine.learned()
            ? null
            : new AffineGradient(
                places,
                in,
                out,
                parameters.gradient(node, "scale"),
                parameters.gradient(node, "shift"));
    float[] scale = parameters.values(node, "scale");
    return new AffineStep(places, in, out, scale, parameters.values(node, "shift"), gradient);
  }

  private Step convolution(Node node, Conv2d conv, Port in, Port out) {
    float[] weight = parameters.values(node, "weight");
    float[] bias = conv.bias() ? parameters.values(node, "bias") : new float[conv.channels()];
    return new Convolution(conv, in, out, weight, bias, convolutionGradient(node, conv, in, out));
  }

  private @Nullable ConvolutionGradient convolutionGradient(
      Node node, Conv2d conv, Port in, Port out) {
    if (purpose == Compiler.Purpose.ATTACK) {
      return null;
    }
    float[] bias = conv.bias() ? parameters.gradient(node, "bias") : new float[0];
    return new ConvolutionGradient(conv, in, out, parameters.gradient(node, "weight"), bias);
  }

  private Step dense(Node node, Port in, Port out) {
    DenseGradient gradient =
        purpose == Compiler.Purpose.ATTACK
            ? null
            : new DenseGradient(
                in, out, parameters.gradient(node, "weight"), parameters.gradient(node, "bias"));
    float[] weight = parameters.values(node, "weight");
    float[] bias = parameters.values(node, "bias");
    return LargeDenseStep.suits(in, out)
        ? new LargeDenseStep(in, out, weight, bias, gradient)
        : new DenseStep(in, out, weight, bias, gradient);
  }

  private Step embedding(Node node, Embedding embedding, Port in, Port out) {
    float[] learned =
        purpose == Compiler.Purpose.ATTACK ? new float[0] : parameters.gradient(node, "table");
    return new EmbeddingStep(embedding, in, out, parameters.values(node, "table"), learned);
  }

  private Step recurrent(Node node, Recurrent recurrent, List<Port> inputs, Port out) {
    Unrolling unrolling =
        new Unrolling(recurrent, inputs.getFirst().shape(), buffers::kept, buffers::back);
    boolean learns = purpose != Compiler.Purpose.ATTACK;
    return new RecurrentMaker(node, recurrent, parameters, unrolling).step(inputs, out, learns);
  }

  private Step batchNorm(Node node, BatchNorm norm, Port in, Port out) {
    if (purpose == Compiler.Purpose.ATTACK) {
      return new BatchNormStep(ChannelScaling.of(node, norm, parameters), in, out);
    }
    return new BatchNormTraining(
        norm.epsilon(),
        in,
        out,
        parameters.values(node, "scale"),
        parameters.values(node, "shift"),
        parameters.gradient(node, "scale"),
        parameters.gradient(node, "shift"),
        parameters.gradient(node, "mean"),
        parameters.gradient(node, "variance"));
  }

  private static List<Region> regions(Window window, Port in) {
    Axis rows = Axis.windows(window.down(), in.shape().at(1));
    Axis columns = Axis.windows(window.across(), in.shape().at(2));
    return Regions.of(rows, columns, window);
  }
}
