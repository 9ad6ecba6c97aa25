package org.gauntlet.nn.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The magic numbers are those of the formats' specifications, in hexadecimal. */
final class ForeignTest {
  private static final String UNKNOWN =
      "it is damaged, truncated or of another kind; choose a file that gauntlet train wrote,"
          + " or an ONNX model";

  @ParameterizedTest
  @CsvSource({
    "89504e470d0a1a0a, PNG",
    "894844460d0a1a0a, HDF5",
    "ffd8ffe000104a46, JPEG",
    "504b030414000808, TORCH_ZIP",
    "504b0304140000000000000000000000000000000000000000000d0000006d657461646174612e6a736f6e,"
        + " KERAS",
    "80024d6c6f630a2e, PICKLE",
    "8004950a00000000, PICKLE",
    "4747554603000000, GGUF",
    "934e554d50590100, NUMPY",
    "1f8b080000000000, GZIP",
    "3c21444f43545950, WEB_PAGE",
    "7b0a20202261223a, JSON",
    "08071207707974, ONNX",
    "080a1a00, ONNX",
    "08033a05, ONNX"
  })
  void filesAreKnownByTheirFirstBytes(String hex, Foreign kind) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    assertThat(Foreign.of(bytes)).contains(kind);
    assertThat(Foreign.describe(bytes)).isEqualTo("it looks like " + kind.looks());
    assertThat(Foreign.of(Arrays.copyOf(bytes, 500))).as("whatever follows").contains(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        "89",
        "89504e",
        "894844",
        "504b03",
        "504b0102",
        "ffd8",
        "1f",
        "474755",
        "08",
        "0807",
        "082012",
        "080710",
        "ffffffffffffffff"
      })
  void lessThanAMagicNumberIsNotRecognised(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    assertThat(Foreign.of(bytes)).isEmpty();
    assertThat(Foreign.describe(bytes)).isEqualTo(UNKNOWN);
  }

  @Test
  void aMagicNumberInTheMiddleDoesNotCount() {
    assertThat(Foreign.of(" {".getBytes(StandardCharsets.US_ASCII))).isEmpty();
    assertThat(Foreign.of("xGGUF".getBytes(StandardCharsets.US_ASCII))).isEmpty();
  }

  @Test
  void aPointerOfGitLfsIsToldHowToFetchTheFile() {
    byte[] pointer =
        "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n"
            .getBytes(StandardCharsets.US_ASCII);
    assertThat(Foreign.of(pointer)).contains(Foreign.LFS_POINTER);
    assertThat(Foreign.describe(pointer)).endsWith("run git lfs pull");
    assertThat(Foreign.of("version 2".getBytes(StandardCharsets.US_ASCII))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"KERAS", "TORCH_ZIP", "PICKLE", "HDF5"})
  void aModelOfPythonIsToldTheCommandThatExportsIt(Foreign kind) {
    assertThat(kind.looks()).containsPattern("(onnx\\.|\\.)(export|to_onnx)\\(").contains("onnx");
  }

  @ParameterizedTest
  @EnumSource
  void everyKindReadsAsTheEndOfASentence(Foreign kind) {
    assertThat(kind.looks()).matches("an? [A-Za-z].*[^.;]");
  }

  /** A checkpoint begins with a length whose first byte may be that of an ONNX file. */
  @Test
  void aCheckpointIsNotTakenForAnOnnxModel() {
    byte[] bytes = new byte[16];
    bytes[0] = 8;
    bytes[8] = '{';
    assertThat(Foreign.of(bytes)).isEmpty();
  }
}
