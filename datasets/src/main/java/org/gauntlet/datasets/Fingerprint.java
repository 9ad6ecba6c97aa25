package org.gauntlet.datasets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Example;
import org.gauntlet.core.Tensor;

/** Names the exact content of a data set by 64 hexadecimal digits. */
final class Fingerprint {
  private Fingerprint() {}

  static String of(Dataset dataset) {
    MessageDigest digest = sha256();
    Domain domain = dataset.domain();
    add(digest, domain.toString());
    dataset.classNames().forEach(name -> add(digest, name));
    for (Example example : dataset.examples()) {
      add(digest, example.id());
      digest.update(ByteBuffer.allocate(4).putInt(example.label()).flip());
      digest.update(bits(example.input()));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** With its length in front, so that two neighbours cannot trade letters unseen. */
  private static void add(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    digest.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
    digest.update(bytes);
  }

  private static ByteBuffer bits(Tensor input) {
    ByteBuffer buffer = ByteBuffer.allocate(4 * input.size());
    buffer.asFloatBuffer().put(input.toArray());
    return buffer;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform must have SHA-256", e);
    }
  }
}
