package org.gauntlet.onnx.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/** What a node is told beside its inputs. */
public sealed interface Attribute {
  record Whole(long value) implements Attribute {}

  record Real(float value) implements Attribute {}

  record Text(String value) implements Attribute {}

  record Tensor(Literal value) implements Attribute {}

  record Wholes(List<Long> values) implements Attribute {
    public Wholes {
      values = List.copyOf(values);
    }
  }

  record Reals(List<Float> values) implements Attribute {
    public Reals {
      values = List.copyOf(values);
    }
  }

  record Texts(List<String> values) implements Attribute {
    public Texts {
      values = List.copyOf(values);
    }
  }

  /** A branch, which sees the names of the graph around it. */
  record Graph(OnnxGraph value) implements Attribute {}

  /** Whatever is not looked into. */
  record Other() implements Attribute {}

  /** An attribute under its name. */
  record Named(String name, Attribute value) {}

  static Named read(Wire wire) {
    return new Reader().read(wire);
  }

  /** Collects the fields of one AttributeProto; the declared type tells which of them counts. */
  final class Reader {
    private final LongStream.Builder wholes = LongStream.builder();
    private final DoubleStream.Builder reals = DoubleStream.builder();
    private final List<String> texts = new ArrayList<>();
    private String name = "";
    private long type;
    private long whole;
    private float real;
    private String text = "";
    private Optional<Literal> tensor = Optional.empty();
    private Optional<OnnxGraph> graph = Optional.empty();

    private Reader() {}

    private Named read(Wire wire) {
      while (wire.next()) {
        field(wire);
      }
      return new Named(name, value());
    }

    private void field(Wire wire) {
      switch (wire.field()) {
        case 1 -> name = wire.text();
        case 2 -> real = wire.real();
        case 3 -> whole = wire.integer();
        case 4 -> text = wire.text();
        case 5 -> tensor = Optional.of(TensorReader.read(wire.message()).literal());
        case 6 -> graph = Optional.of(OnnxGraph.read(wire.message()));
        case 7 -> reals(wire);
        case 8 -> wire.integers(wholes::add);
        case 9 -> texts.add(wire.text());
        case 20 -> type = wire.integer();
        default -> wire.skip();
      }
    }

    private void reals(Wire wire) {
      var floats = wire.bytes().asFloatBuffer();
      while (floats.hasRemaining()) {
        reals.add(floats.get());
      }
    }

    private Attribute value() {
      return switch ((int) type) {
        case 1 -> new Real(real);
        case 2 -> new Whole(whole);
        case 3 -> new Text(text);
        case 4 ->
            new Tensor(
                tensor.orElseThrow(() ->
                    new IllegalArgumentException("attribute '" + name + "' holds no tensor")));
        case 5 ->
            new Graph(
                graph.orElseThrow(
                    () -> new IllegalArgumentException("attribute '" + name + "' holds no graph")));
        case 6 -> new Reals(boxed());
        case 7 -> new Wholes(wholes.build().boxed().toList());
        case 8 -> new Texts(texts);
        default -> new Other();
      };
    }

    private List<Float> boxed() {
      List<Float> list = new ArrayList<>();
      reals.build().forEach(value -> list.add((float) value));
      return list;
    }
  }
}
