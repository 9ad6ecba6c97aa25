package org.gauntlet.nn.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.graph.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckpointTest {
  @TempDir Path folder;

  @Provide
  Arbitrary<Checkpoint> checkpoints() {
    return Samples.checkpoints();
  }

  @Property(tries = 100)
  void whatIsReadIsWhatWasWrittenAndWritesTheSameBytes(
      @ForAll("checkpoints") Checkpoint checkpoint) {
    byte[] bytes = CheckpointBytes.encode(checkpoint);
    Checkpoint read = CheckpointBytes.decode("x", bytes);
    assertThat(read).isEqualTo(checkpoint);
    assertThat(CheckpointBytes.encode(read)).isEqualTo(bytes);
  }

  @Test
  void aFileKeepsEverything() {
    Path file = folder.resolve("new/model.safetensors");
    Samples.small().write(file);
    Checkpoint read = Checkpoint.read(file);
    assertThat(read).isEqualTo(Samples.small());
    assertThat(read.provenance().sequencedKeySet()).containsExactly("seed", "arch");
    assertThat(read.classNames()).containsExactly("cat", "dog");
  }

  /** The format is a promise: when this fails, raise the version and keep reading the old one. */
  @Test
  void theBytesOfVersionOneStayAsTheyAre() throws Exception {
    byte[] bytes = CheckpointBytes.encode(Samples.small());
    byte[] sha = MessageDigest.getInstance("SHA-256").digest(bytes);
    assertThat(HexFormat.of().formatHex(sha))
        .isEqualTo("15fe93b6d3ad67fae5c0c665dcb208b4bb3103a549c48cbc12f3cc43efc4788c");
  }

  @Test
  void theFileIsAlignedSafetensors() {
    byte[] bytes = CheckpointBytes.encode(Samples.small());
    long header = SafeTensors.headerLength(bytes);
    assertThat(header % 8).isZero();
    assertThat(bytes).hasSize((int) (8 + header + 4 * (6 + 2)));
    assertThat(new String(bytes, 8, (int) header, StandardCharsets.UTF_8))
        .startsWith("{\"__metadata__\":{\"checksum\":\"")
        .contains("\"dense1.weight\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[0,24]}")
        .contains("\"dense1.bias\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[24,32]}");
  }

  @Test
  void writingReplacesTheOldFileAndLeavesNothingElse() throws IOException {
    Path file = folder.resolve("model.safetensors");
    Files.writeString(file, "old");
    Samples.small().write(file);
    assertThat(Checkpoint.read(file)).isEqualTo(Samples.small());
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aFailedWriteLeavesTheOldFileAndNoOther() throws IOException {
    Path occupied = Files.createDirectories(folder.resolve("model.safetensors/inner"));
    Path file = folder.resolve("model.safetensors");
    assertThatThrownBy(() -> Samples.small().write(file))
        .isInstanceOfSatisfying(
            Refusal.class, e -> assertThat(e.kind()).isEqualTo(Refusal.Kind.ENVIRONMENT))
        .hasMessageStartingWith("cannot write '" + file + "'");
    assertThat(occupied).exists();
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aCheckpointHoldsFiniteParametersAndANameForEachClass() {
    Checkpoint small = Samples.small();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Checkpoint(small.network(), List.of("cat"), new LinkedHashMap<>()))
        .withMessage("classNames must name all 2 classes or none, got 1");
    SequencedMap<String, Tensor> values = new LinkedHashMap<>(small.network().parameters());
    values.put("dense1.bias", Tensor.of(Shape.of(2), 0, Float.NaN));
    Network broken = small.network().with(values);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Checkpoint(broken, List.of(), new LinkedHashMap<>()))
        .withMessageStartingWith("parameter 'dense1.bias' holds NaN or infinity");
  }
}
