package org.gauntlet.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gauntlet.onnx.format.Attribute;
import org.gauntlet.onnx.format.Literal;
import org.gauntlet.onnx.format.OnnxNode;

/**
 * One node with what is known of its inputs. Everything asked of it that the file does not hold is
 * an IllegalArgumentException.
 *
 * @param inputs empty where an input is left out
 * @param opset the version of ONNX's operators
 * @param batch the batch size that stands for all
 */
record Call(OnnxNode node, List<Optional<Known>> inputs, long opset, int batch, Draft draft) {
  Call {
    inputs = List.copyOf(inputs);
  }

  /** Whether nothing it reads depends on the model's input. */
  boolean isConstant() {
    return present().allMatch(Known.Fixed.class::isInstance);
  }

  boolean isConstantAt(int input) {
    return input(input) instanceof Known.Fixed;
  }

  private Stream<Known> present() {
    return inputs.stream().flatMap(Optional::stream);
  }

  boolean has(int input) {
    return input < inputs.size() && inputs.get(input).isPresent();
  }

  Known input(int input) {
    if (!has(input)) {
      throw new IllegalArgumentException("input " + input + " is missing");
    }
    return inputs.get(input).orElseThrow();
  }

  Known.Flow flow(int input) {
    if (input(input) instanceof Known.Flow flow) {
      return flow;
    }
    throw new IllegalArgumentException(
        "input " + input + " is a constant, expected a value that depends on the model's input");
  }

  /** A flow whose first axis is the batch. */
  Known.Flow leading(int input) {
    Known.Flow flow = flow(input);
    if (flow.rows() != 0) {
      throw new IllegalArgumentException(
          "the batch must be its first axis, is axis " + flow.rows());
    }
    return flow;
  }

  Literal fixed(int input) {
    if (input(input) instanceof Known.Fixed(Literal literal)) {
      return literal;
    }
    throw new IllegalArgumentException(
        "input " + input + " depends on the model's input, expected a constant");
  }

  Optional<Literal> optional(int input) {
    return has(input) ? Optional.of(fixed(input)) : Optional.empty();
  }

  boolean tells(String name) {
    return node.attributes().containsKey(name);
  }

  long whole(String name, long otherwise) {
    return switch (node.attributes().get(name)) {
      case null -> otherwise;
      case Attribute.Whole(long value) -> value;
      default -> throw wrong(name, "a whole number");
    };
  }

  float real(String name, float otherwise) {
    return switch (node.attributes().get(name)) {
      case null -> otherwise;
      case Attribute.Real(float value) -> value;
      default -> throw wrong(name, "a number");
    };
  }

  String text(String name, String otherwise) {
    return switch (node.attributes().get(name)) {
      case null -> otherwise;
      case Attribute.Text(String value) -> value;
      default -> throw wrong(name, "text");
    };
  }

  List<Long> wholes(String name, List<Long> otherwise) {
    return switch (node.attributes().get(name)) {
      case null -> otherwise;
      case Attribute.Wholes(List<Long> values) -> values;
      default -> throw wrong(name, "a list of whole numbers");
    };
  }

  List<Float> reals(String name, List<Float> otherwise) {
    return switch (node.attributes().get(name)) {
      case null -> otherwise;
      case Attribute.Reals(List<Float> values) -> values;
      default -> throw wrong(name, "a list of numbers");
    };
  }

  List<String> texts(String name, List<String> otherwise) {
    return switch (node.attributes().get(name)) {
      case null -> otherwise;
      case Attribute.Texts(List<String> values) -> values;
      default -> throw wrong(name, "a list of texts");
    };
  }

  Literal tensor(String name) {
    if (node.attributes().get(name) instanceof Attribute.Tensor(Literal value)) {
      return value;
    }
    throw wrong(name, "a tensor");
  }

  /** Axes that newer versions take from an input and older ones from the attribute "axes". */
  Optional<List<Long>> axes(int input) {
    if (has(input)) {
      return Optional.of(Arrays.stream(fixed(input).wholes()).boxed().toList());
    }
    return tells("axes") ? Optional.of(wholes("axes", List.of())) : Optional.empty();
  }

  /** An axis counted from the front, for one that may be counted from behind. */
  static int axis(long axis, int rank) {
    if (axis < -rank || axis >= rank) {
      throw new IllegalArgumentException(
          "axis must be in [%d, %d), got %d".formatted(-rank, rank, axis));
    }
    return (int) (axis < 0 ? axis + rank : axis);
  }

  private IllegalArgumentException wrong(String name, String expected) {
    return new IllegalArgumentException("attribute '" + name + "' must be " + expected);
  }
}
