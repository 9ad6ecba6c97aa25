package org.gauntlet.onnx.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.TreeMap;

/** Writes models as ONNX files, the way back of the readers beside it. */
final class ModelWriter {
  /** The version of the file format that came with version 20 of the operators. */
  private static final long FORMAT = 9;

  private ModelWriter() {}

  static byte[] encode(OnnxModel model) {
    WireWriter file =
        new WireWriter()
            .integer(1, FORMAT)
            .text(2, model.producer())
            .message(7, graph(model.graph()));
    new TreeMap<>(model.opsets())
        .forEach((domain, version) ->
            file.message(8, new WireWriter().text(1, domain).integer(2, version)));
    model
        .metadata()
        .forEach((key, value) -> file.message(14, new WireWriter().text(1, key).text(2, value)));
    return file.encode();
  }

  private static WireWriter graph(OnnxGraph graph) {
    WireWriter message = new WireWriter();
    graph.nodes().forEach(node -> message.message(1, node(node)));
    message.text(2, "network");
    graph.constants().forEach((name, value) -> message.message(5, tensor(name, value)));
    graph.inputs().forEach(input -> message.message(11, signature(input)));
    graph.outputs().forEach(output -> message.message(12, signature(output)));
    return message;
  }

  private static WireWriter node(OnnxNode node) {
    WireWriter message = new WireWriter();
    node.inputs().forEach(input -> message.text(1, input));
    node.outputs().forEach(output -> message.text(2, output));
    message.text(3, node.name()).text(4, node.operator());
    node.attributes().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> message.message(5, attribute(entry.getKey(), entry.getValue())));
    return node.domain().isEmpty() ? message : message.text(7, node.domain());
  }

  private static WireWriter attribute(String name, Attribute value) {
    WireWriter message = new WireWriter().text(1, name);
    switch (value) {
      case Attribute.Real(float real) -> message.real(2, real).integer(20, 1);
      case Attribute.Whole(long whole) -> message.integer(3, whole).integer(20, 2);
      case Attribute.Text(String text) -> message.text(4, text).integer(20, 3);
      case Attribute.Tensor(Literal tensor) ->
          message.message(5, tensor("", tensor)).integer(20, 4);
      case Attribute.Graph(OnnxGraph branch) -> message.message(6, graph(branch)).integer(20, 5);
      case Attribute.Reals(var reals) -> {
        byte[] packed = new byte[Math.multiplyExact(reals.size(), Float.BYTES)];
        reals.forEach(littleEndian(packed)::putFloat);
        message.bytes(7, packed).integer(20, 6);
      }
      case Attribute.Wholes(var wholes) -> {
        wholes.forEach(whole -> message.integer(8, whole));
        message.integer(20, 7);
      }
      case Attribute.Texts(var texts) -> {
        texts.forEach(text -> message.text(9, text));
        message.integer(20, 8);
      }
      case Attribute.Other _ ->
          throw new IllegalArgumentException(
              "attribute '" + name + "' was not read and cannot be written");
    }
    return message;
  }

  /** The elements as raw bytes, so that every float keeps its bits. */
  private static WireWriter tensor(String name, Literal literal) {
    WireWriter message = new WireWriter();
    literal.dims().forEach(dim -> message.integer(1, dim));
    ElementType type = literal.type();
    message.integer(2, type.number());
    if (!name.isEmpty()) {
      message.text(8, name);
    }
    byte[] raw = new byte[Math.multiplyExact(literal.size(), type.width())];
    ByteBuffer to = littleEndian(raw);
    for (int i = 0; i < literal.size(); i++) {
      type.put(to, literal, i);
    }
    return message.bytes(9, raw);
  }

  private static WireWriter signature(Signature signature) {
    WireWriter shape = new WireWriter();
    for (Signature.Extent extent : signature.extents()) {
      WireWriter dim = new WireWriter();
      extent.size().ifPresentOrElse(size -> dim.integer(1, size), () -> dim.text(2, extent.word()));
      shape.message(1, dim);
    }
    WireWriter tensor = new WireWriter().integer(1, signature.elementType()).message(2, shape);
    return new WireWriter()
        .text(1, signature.name())
        .message(2, new WireWriter().message(1, tensor));
  }

  private static ByteBuffer littleEndian(byte... bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
