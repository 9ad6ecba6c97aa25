package org.gauntlet.datasets;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** Tells from its first bytes what a file probably is, for people who took the wrong one. */
final class FileKind {
  private FileKind() {}

  static String guess(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(bytes.length, 32), ISO_8859_1);
    if (bytes.length == 0) {
      return "an empty file";
    } else if (head.startsWith("\0\0\b\1")) {
      return "an IDX file of labels";
    } else if (head.startsWith("\0\0\b\3")) {
      return "an IDX file of images";
    } else if (isGzip(bytes)) {
      return "a gzip file";
    } else if (head.startsWith("PK\3\4")) {
      return "a zip file";
    } else if (head.startsWith("\u0089PNG")) {
      return "a PNG image";
    } else if (head.startsWith("\u00FF\u00D8")) {
      return "a JPEG image";
    } else if (head.startsWith("\u0093NUMPY")) {
      return "a NumPy array";
    } else if (head.startsWith("version https://git-lfs")) {
      return "a Git LFS pointer (run git lfs pull)";
    } else if (head.startsWith("<")) {
      return "a web page";
    }
    return "an unknown kind of file";
  }

  static boolean isGzip(byte[] bytes) {
    return bytes.length >= 2 && bytes[0] == 0x1F && bytes[1] == (byte) 0x8B;
  }
}
