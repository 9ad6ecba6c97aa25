package org.gauntlet.nn.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.Tensor;

/**
 * One kind of sealed safetensors file of ours: tensors, and texts that say what they are.
 *
 * @param noun what people call such a file
 * @param remedy what to do when one is damaged
 */
record Format(String name, int version, String noun, String remedy) {
  static final Format MODEL = new Format("gauntlet", 1, "model", "copy or train it again");
  static final Format TRAINING =
      new Format(
          "gauntlet-training", 1, "unfinished training", "remove it to train from the beginning");

  /** Equal contents give equal bytes. */
  byte[] encode(SequencedMap<String, String> texts, SequencedMap<String, Tensor> tensors) {
    SequencedMap<String, String> metadata = new LinkedHashMap<>();
    metadata.put(Seal.KEY, Seal.OPEN);
    metadata.put("format", name);
    metadata.put("version", String.valueOf(version));
    metadata.putAll(texts);
    byte[] file = new SafeTensors(metadata, tensors).encode();
    Seal.close(file);
    return file;
  }

  /** Refuses, naming the file, whatever is not whole or what the reader cannot make sense of. */
  <T> T decode(String file, byte[] bytes, Function<SafeTensors, T> reader) {
    if (!SafeTensors.startsWell(bytes) || !Seal.isPresent(bytes) || !Seal.holds(bytes)) {
      throw Refusal.input(
          "%s '%s' is damaged or truncated: its checksum does not match; %s"
              .formatted(noun, file, remedy));
    }
    try {
      SafeTensors whole = SafeTensors.decode(bytes);
      check(whole.metadata());
      return reader.apply(whole);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw Refusal.input(
          "%s '%s' does not hold a usable network: %s".formatted(noun, file, e.getMessage()), e);
    }
  }

  /** A text that every file of this kind has. */
  static String text(SafeTensors file, String key) {
    return entry(file.metadata(), key);
  }

  private void check(Map<String, String> metadata) {
    String format = entry(metadata, "format");
    String found = entry(metadata, "version");
    if (format.equals(TRAINING.name) && !name.equals(TRAINING.name)) {
      throw new IllegalArgumentException(
          "it is an unfinished training; finish it with gauntlet train --resume");
    }
    if (!format.equals(name) || !found.equals(String.valueOf(version))) {
      throw new IllegalArgumentException(
          "its format is %s %s, this program reads %s %d; update the program or train again"
              .formatted(format, found, name, version));
    }
  }

  private static String entry(Map<String, String> metadata, String key) {
    String value = metadata.get(key);
    if (value == null) {
      throw new IllegalArgumentException("its metadata has no entry '" + key + "'");
    }
    return value;
  }
}
