package org.gauntlet.onnx.format;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalLong;

/** Hands out what tensors keep outside of the model's file. */
@FunctionalInterface
public interface ExternalData {
  /** For models that must hold all their data themselves. */
  ExternalData REFUSED =
      (place, _) -> {
        throw new IllegalArgumentException(
            "its data lies in another file, '%s', which is not opened; pass --allow-external-data to read it from the model's own folder, or save the model as a single file"
                .formatted(place.location()));
      };

  /**
   * The bytes of a tensor, little-endian, from first to last. Refuses with IllegalArgumentException
   * any place that does not hold exactly as many.
   */
  ByteBuffer bytes(Place place, long needed);

  /**
   * Where a tensor's bytes lie.
   *
   * @param location a file, as the model names it
   * @param length empty where everything behind the offset is meant
   */
  record Place(String location, long offset, OptionalLong length) {

    /** What a tensor's entries say; those that nobody knows are ignored. */
    static Place of(List<Entry> entries) {
      String location = only(entries, "location", "");
      if (location.isEmpty()) {
        throw new IllegalArgumentException("its data lies in another file, which it does not name");
      }
      String length = only(entries, "length", "");
      return new Place(
          location,
          number("offset", only(entries, "offset", "0")),
          length.isEmpty() ? OptionalLong.empty() : OptionalLong.of(number("length", length)));
    }

    private static String only(List<Entry> entries, String key, String otherwise) {
      List<Entry> named = entries.stream().filter(entry -> entry.key().equals(key)).toList();
      if (named.size() > 1) {
        throw new IllegalArgumentException("it tells the %s of its data twice".formatted(key));
      }
      return named.isEmpty() ? otherwise : named.getFirst().value();
    }

    private static long number(String key, String word) {
      if (!word.matches("\\d{1,18}")) {
        throw new IllegalArgumentException(
            "the %s of its data must be a number of bytes, got '%s'".formatted(key, word));
      }
      return Long.parseLong(word);
    }
  }
}
