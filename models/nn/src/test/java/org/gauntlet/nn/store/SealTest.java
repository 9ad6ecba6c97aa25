package org.gauntlet.nn.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.junit.jupiter.api.Test;

final class SealTest {
  private static final int FROM = 8 + "{\"__metadata__\":{\"checksum\":\"".length();

  @Test
  void theSealIsTheShaOfTheFileWithZerosInItsPlace() throws Exception {
    byte[] file = open();
    String sha = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    Seal.close(file);
    assertThat(new String(file, FROM, 64, StandardCharsets.US_ASCII)).isEqualTo(sha);
    assertThat(Seal.holds(file)).isTrue();
  }

  @Test
  void anOpenSealDoesNotHold() {
    assertThat(Seal.isPresent(open())).isTrue();
    assertThat(Seal.holds(open())).isFalse();
  }

  @Test
  void closingDoesNotDependOnWhatStoodThere() {
    byte[] once = open();
    Seal.close(once);
    byte[] twice = once.clone();
    Seal.close(twice);
    assertThat(twice).isEqualTo(once);
    Arrays.fill(twice, FROM, FROM + 64, (byte) 'x');
    Seal.close(twice);
    assertThat(twice).isEqualTo(once);
  }

  @Test
  void everyByteIsUnderTheSealAndSoIsTheLength() {
    byte[] closed = open();
    Seal.close(closed);
    for (int at = 0; at < closed.length; at++) {
      byte[] changed = closed.clone();
      changed[at] ^= 1;
      assertThat(Seal.holds(changed)).as("byte %d", at).isFalse();
    }
    assertThat(Seal.holds(Arrays.copyOf(closed, closed.length + 1))).isFalse();
    assertThat(Seal.holds(Arrays.copyOf(closed, closed.length - 1))).isFalse();
  }

  @Test
  void aFileWithoutThePlaceHasNoSeal() {
    byte[] file = open();
    assertThat(Seal.isPresent(Arrays.copyOf(file, FROM + 64))).isTrue();
    assertThat(Seal.isPresent(Arrays.copyOf(file, FROM + 63))).isFalse();
    assertThat(Seal.isPresent(new byte[0])).isFalse();
    SequencedMap<String, String> other = new LinkedHashMap<>();
    other.put("format", "pt");
    other.put(Seal.KEY, Seal.OPEN);
    assertThat(Seal.isPresent(new SafeTensors(other, new LinkedHashMap<>()).encode()))
        .as("the checksum comes first")
        .isFalse();
  }

  private static byte[] open() {
    SequencedMap<String, String> metadata = new LinkedHashMap<>();
    metadata.put(Seal.KEY, Seal.OPEN);
    SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("w", Tensor.of(Shape.of(2), 1, 2));
    return new SafeTensors(metadata, tensors).encode();
  }
}
