package org.gauntlet.harness;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.gauntlet.core.Example;
import org.gauntlet.core.Tensor;

/** SHA-256 of examples: ids, labels and values, in order. */
final class Fingerprint {
  private Fingerprint() {}

  static String of(List<Example> examples) {
    MessageDigest digest = sha256();
    for (Example example : examples) {
      byte[] id = example.id().getBytes(StandardCharsets.UTF_8);
      digest.update(ByteBuffer.allocate(8).putInt(id.length).putInt(example.label()).flip());
      digest.update(id);
      digest.update(bytes(example.input()));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static byte[] bytes(Tensor tensor) {
    ByteBuffer buffer =
        ByteBuffer.allocate(tensor.size() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    buffer.asFloatBuffer().put(tensor.toArray());
    return buffer.array();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
