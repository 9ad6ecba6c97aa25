package org.gauntlet.nn.engine;

import java.util.List;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.graph.Affine;
import org.gauntlet.nn.graph.BatchNorm;
import org.gauntlet.nn.graph.Conv2d;
import org.gauntlet.nn.graph.Dense;
import org.gauntlet.nn.graph.Node;
import org.gauntlet.nn.graph.Operator;
import org.gauntlet.nn.graph.Window;

/**
 * Folds what scales each channel by itself, as batch normalisation does in inference, into the
 * weights of the convolution or dense layer before it. Answers differ by rounding alone: where a
 * product of both is too large for a float, two steps stay two.
 */
record FoldChannels() implements Pass {
  @Override
  public Program apply(Program program) {
    Parameters parameters = program.parameters().copy();
    return new Program(
        Pairs.rewrite(program.graph(), (source, reader) -> folded(source, reader, parameters)),
        parameters);
  }

  private static List<Node> folded(Node source, Node reader, Parameters parameters) {
    return switch (source.operator()) {
      case Conv2d(int channels, Window window, int groups, boolean biased)
          when scalesChannels(reader.operator(), Shape.of(channels, 1, 1)) -> {
        float[] bias = biased ? parameters.values(source, "bias") : new float[channels];
        Conv2d conv = new Conv2d(channels, window, groups, true);
        yield folded(source, reader, conv, bias, parameters);
      }
      case Dense dense when scalesChannels(reader.operator(), Shape.of(dense.units())) -> {
        float[] bias = parameters.values(source, "bias");
        yield folded(source, reader, dense, bias, parameters);
      }
      default -> List.of();
    };
  }

  private static boolean scalesChannels(Operator operator, Shape onePerChannel) {
    return switch (operator) {
      case BatchNorm _ -> true;
      case Affine(Shape constants, boolean _) -> constants.equals(onePerChannel);
      default -> false;
    };
  }

  private static List<Node> folded(
      Node source, Node reader, Operator operator, float[] bias, Parameters parameters) {
    ChannelScaling scaling =
        reader.operator() instanceof BatchNorm norm
            ? ChannelScaling.of(reader, norm, parameters)
            : ChannelScaling.of(reader, parameters);
    ScaledWeights scaled = new ScaledWeights(scaling, parameters.values(source, "weight"), bias);
    if (!scaled.isFinite()) {
      return List.of();
    }
    Node node = new Node(reader.name(), operator, source.inputs());
    parameters.derive(node, scaled);
    return List.of(node);
  }
}
