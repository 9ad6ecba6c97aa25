package org.gauntlet.nn.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;

/**
 * The tensors of a safetensors file that another program wrote: real numbers of any width, in any
 * order. PyTorch's counters of batches are left out, because nothing is computed from them.
 */
final class ForeignTensors {
  private static final String METADATA = "__metadata__";
  private static final String COUNTER = "num_batches_tracked";

  private ForeignTensors() {}

  /** The place of one tensor's data. */
  private record Place(String name, String type, Shape shape, int from, int to) {
    static Place of(String name, Fields json) {
      json.only("dtype", "shape", "data_offsets");
      List<Integer> offsets = json.integers("data_offsets");
      if (offsets.size() != 2) {
        throw new IllegalArgumentException(
            "data_offsets of tensor '%s' must be a pair, got %s".formatted(name, offsets));
      }
      return new Place(
          name, json.text("dtype"), json.shape("shape"), offsets.getFirst(), offsets.getLast());
    }
  }

  /** Reads a file that {@linkplain SafeTensors#startsWell starts well}. */
  static SequencedMap<String, Tensor> decode(byte[] file) {
    int start = SafeTensors.PREFIX + (int) SafeTensors.headerLength(file);
    String text =
        new String(file, SafeTensors.PREFIX, start - SafeTensors.PREFIX, StandardCharsets.UTF_8);
    ByteBuffer data =
        ByteBuffer.wrap(file, start, file.length - start).slice().order(ByteOrder.LITTLE_ENDIAN);
    SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
    int end = 0;
    for (Place place : places(Json.read("the header", text))) {
      if (place.from() != end || place.to() < end || place.to() > data.limit()) {
        throw new IllegalArgumentException(
            "the data of tensor '%s' must begin at %d and lie within %d bytes, got [%d, %d]"
                .formatted(place.name(), end, data.limit(), place.from(), place.to()));
      }
      end = place.to();
      if (!place.name().endsWith(COUNTER)) {
        tensors.put(place.name(), tensor(place, data));
      }
    }
    return tensors;
  }

  /** In the order of the data, so that no byte is read twice. */
  private static List<Place> places(Fields header) {
    List<Place> places = new ArrayList<>();
    for (String name : header.names()) {
      if (!name.equals(METADATA)) {
        places.add(Place.of(name, header.fields(name)));
      }
    }
    places.sort(Comparator.comparingInt(Place::from).thenComparingInt(Place::to));
    return places;
  }

  private static Tensor tensor(Place place, ByteBuffer data) {
    int width = width(place);
    int size = place.shape().size();
    if ((long) size * width != place.to() - place.from()) {
      throw new IllegalArgumentException(
          "tensor '%s' %s of %s takes %d bytes, got %d"
              .formatted(
                  place.name(),
                  place.shape(),
                  place.type(),
                  (long) size * width,
                  place.to() - place.from()));
    }
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = value(place, data, place.from() + i * width);
    }
    Tensor tensor = Tensor.adopt(place.shape(), values);
    if (!tensor.isFinite()) {
      throw new IllegalArgumentException(
          "tensor '%s' holds NaN or infinity; train and save it again".formatted(place.name()));
    }
    return tensor;
  }

  private static int width(Place place) {
    return switch (place.type()) {
      case "F64" -> Double.BYTES;
      case "F32" -> Float.BYTES;
      case "F16", "BF16" -> Short.BYTES;
      default ->
          throw new IllegalArgumentException(
              "tensor '%s' holds %s, expected F64, F32, F16 or BF16; save it as float32"
                  .formatted(place.name(), place.type()));
    };
  }

  private static float value(Place place, ByteBuffer data, int at) {
    return switch (place.type()) {
      case "F64" -> (float) data.getDouble(at);
      case "F32" -> data.getFloat(at);
      case "F16" -> Float.float16ToFloat(data.getShort(at));
      default -> Float.intBitsToFloat(data.getShort(at) << Short.SIZE);
    };
  }
}
