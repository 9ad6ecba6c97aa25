package org.gauntlet.nn.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A checksum over every byte of a file, kept inside it: the SHA-256 of the file with zeros in the
 * checksum's own place. The place is fixed for every version: the first metadata entry, at the
 * start of the header.
 */
final class Seal {
  static final String KEY = "checksum";
  static final String OPEN = "0".repeat(64);

  private static final byte[] START =
      "{\"__metadata__\":{\"checksum\":\"".getBytes(StandardCharsets.US_ASCII);
  private static final int FROM = SafeTensors.PREFIX + START.length;
  private static final int TO = FROM + 64;

  private Seal() {}

  /** Whether the file has a place for a seal. */
  static boolean isPresent(byte[] file) {
    return file.length >= TO
        && Arrays.equals(file, SafeTensors.PREFIX, FROM, START, 0, START.length);
  }

  /** Writes the checksum into its place, whatever that held. */
  static void close(byte[] file) {
    System.arraycopy(digest(file), 0, file, FROM, TO - FROM);
  }

  /** Whether the file is what was sealed, in every bit. */
  static boolean holds(byte[] file) {
    byte[] found = Arrays.copyOfRange(file, FROM, TO);
    return MessageDigest.isEqual(found, digest(file));
  }

  private static byte[] digest(byte[] file) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(file, 0, FROM);
      sha.update(OPEN.getBytes(StandardCharsets.US_ASCII));
      sha.update(file, TO, file.length - TO);
      return HexFormat.of().formatHex(sha.digest()).getBytes(StandardCharsets.US_ASCII);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
