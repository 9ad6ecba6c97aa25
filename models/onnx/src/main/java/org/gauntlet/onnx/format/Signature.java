package org.gauntlet.onnx.format;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * An input or output of a graph: its name, element type and extents, as far as the file says.
 *
 * @param elementType the number of the type in ONNX; 0 when it is no tensor
 */
public record Signature(String name, long elementType, List<Extent> extents) {
  /** One extent: a number, or a word for one that varies. */
  public record Extent(OptionalLong size, String word) {
    @Override
    public String toString() {
      return size.isPresent() ? String.valueOf(size.getAsLong()) : word.isEmpty() ? "?" : word;
    }
  }

  public Signature {
    extents = List.copyOf(extents);
  }

  static Signature read(Wire wire) {
    String name = "";
    Signature type = new Signature("", 0, List.of());
    while (wire.next()) {
      switch (wire.field()) {
        case 1 -> name = wire.text();
        case 2 -> type = type(wire.message());
        default -> wire.skip();
      }
    }
    return new Signature(name, type.elementType, type.extents);
  }

  /** Whether the elements are float32. */
  public boolean isFloat() {
    return elementType == 1;
  }

  /** Whether the elements are whole numbers or texts, as labels are. */
  public boolean isLabel() {
    return elementType == 6 || elementType == 7 || elementType == 8;
  }

  /** The extents as people write them. */
  public String shape() {
    return extents.stream().map(Extent::toString).collect(Collectors.joining(", ", "(", ")"));
  }

  private static Signature type(Wire wire) {
    Signature type = new Signature("", 0, List.of());
    while (wire.next()) {
      if (wire.field() == 1) {
        type = tensor(wire.message());
      } else {
        wire.skip();
      }
    }
    return type;
  }

  private static Signature tensor(Wire wire) {
    long element = 0;
    List<Extent> extents = new ArrayList<>();
    while (wire.next()) {
      switch (wire.field()) {
        case 1 -> element = wire.integer();
        case 2 -> {
          Wire shape = wire.message();
          while (shape.next()) {
            if (shape.field() == 1) {
              extents.add(extent(shape.message()));
            } else {
              shape.skip();
            }
          }
        }
        default -> wire.skip();
      }
    }
    return new Signature("", element, extents);
  }

  private static Extent extent(Wire wire) {
    OptionalLong size = OptionalLong.empty();
    String word = "";
    while (wire.next()) {
      switch (wire.field()) {
        case 1 -> size = OptionalLong.of(wire.integer());
        case 2 -> word = wire.text();
        default -> wire.skip();
      }
    }
    return new Extent(size, word);
  }
}
