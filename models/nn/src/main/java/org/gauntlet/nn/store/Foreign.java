package org.gauntlet.nn.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** What a file that is no checkpoint looks like, from its first bytes. */
public enum Foreign {
  LFS_POINTER(
      "a Git LFS pointer, not the file itself; run git lfs pull", "version https://git-lfs"),
  KERAS("a model of Keras; export it with model.export(\"model.onnx\", format=\"onnx\")", "PK\3\4"),
  TORCH_ZIP(
      "a zip archive such as PyTorch's .pt; export the model with torch.onnx.export(model,"
          + " example, \"model.onnx\")",
      "PK\3\4"),
  PICKLE(
      "a Python pickle, which can run code; export the model with torch.onnx.export(model, example,"
          + " \"model.onnx\"), or with skl2onnx.to_onnx(model, example) of scikit-learn",
      "\u0080"),
  HDF5(
      "an HDF5 file such as Keras's .h5; export the model with model.export(\"model.onnx\","
          + " format=\"onnx\")",
      "\u0089HDF"),
  GGUF("a GGUF file, which Gauntlet cannot read", "GGUF"),
  NUMPY("a NumPy array, which holds data and not a model", "\u0093NUMPY"),
  PNG("a PNG image", "\u0089PNG"),
  JPEG("a JPEG image", "\u00ff\u00d8\u00ff"),
  GZIP("a gzip file; unpack it first", "\u001f\u008b"),
  WEB_PAGE("a web page; download the file again", "<"),
  JSON("a JSON file", "{"),
  ONNX("an ONNX model, which is no checkpoint", "\b");

  /** Where a zip archive names its first file. */
  private static final int NAME_IN_ZIP = 30;

  private final String looks;
  private final String start;

  Foreign(String looks, String start) {
    this.looks = looks;
    this.start = start;
  }

  /** The end of an error message about these bytes. */
  static String describe(byte[] file) {
    return of(file)
        .map(kind -> "it looks like " + kind.looks)
        .orElse(
            "it is damaged, truncated or of another kind; choose a file that gauntlet train wrote,"
                + " or an ONNX model");
  }

  /** The kind that these bytes begin like. */
  public static Optional<Foreign> of(byte[] file) {
    String head = new String(file, 0, Math.min(file.length, 64), StandardCharsets.ISO_8859_1);
    return Arrays.stream(values()).filter(kind -> kind.matches(head)).findFirst();
  }

  /** What it is, with an article, and what to do. */
  public String looks() {
    return looks;
  }

  /**
   * ONNX has no magic bytes: its first field is the version of the format (tag 8), a small number,
   * and then comes another field of text or bytes. Keras's archives begin with their metadata.
   */
  private boolean matches(String head) {
    return head.startsWith(start)
        && switch (this) {
          case ONNX -> head.length() > 2 && head.charAt(1) < 32 && (head.charAt(2) & 7) == 2;
          case KERAS -> head.startsWith("metadata.json", NAME_IN_ZIP);
          default -> true;
        };
  }
}
