package org.gauntlet.nn.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.graph.Graph;
import org.gauntlet.nn.graph.Network;
import org.gauntlet.nn.train.Accuracy;
import org.gauntlet.nn.train.Epoch;
import org.gauntlet.nn.train.Milestone;
import org.gauntlet.nn.train.Momentum;
import org.gauntlet.nn.train.Trained;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a training leaves behind comes back bit for bit, or as one clear sentence. */
final class UnfinishedTest {
  private static final Unfinished SMALL = unfinished(Samples.small().network(), 2, 1.0 / 3);
  private static final byte[] GOOD = UnfinishedBytes.encode(SMALL);

  @TempDir Path folder;

  @Provide
  Arbitrary<Checkpoint> checkpoints() {
    return Samples.checkpoints();
  }

  @Property(tries = 100)
  void whatIsReadIsWhatWasWrittenAndWritesTheSameBytes(
      @ForAll("checkpoints") Checkpoint any,
      @ForAll @IntRange(max = 3) int moments,
      @ForAll double loss) {
    Unfinished training = unfinished(any.network(), moments, loss);
    byte[] bytes = UnfinishedBytes.encode(training);
    Unfinished read = UnfinishedBytes.decode("x", bytes);
    assertThat(read).isEqualTo(training);
    assertThat(UnfinishedBytes.encode(read)).isEqualTo(bytes);
  }

  @Test
  void aFileKeepsEverything() {
    Path file = folder.resolve("new/unfinished.safetensors");
    SMALL.write(file);
    assertThat(Unfinished.read(file)).isEqualTo(SMALL);
    assertThat(Unfinished.read(file).settings().sequencedKeySet()).containsExactly("seed", "arch");
  }

  @Property(tries = 1000)
  void noFlippedBitGoesUnnoticed(
      @ForAll @IntRange(max = 1 << 20) int place, @ForAll @IntRange(max = 7) int bit) {
    byte[] bytes = GOOD.clone();
    bytes[place % bytes.length] ^= (byte) (1 << bit);
    assertDamaged(bytes);
  }

  @Test
  void noTruncationGoesUnnoticed() {
    for (int length = 0; length < GOOD.length; length++) {
      assertDamaged(Arrays.copyOf(GOOD, length));
    }
    assertDamaged(Arrays.copyOf(GOOD, GOOD.length + 1));
  }

  /** A hostile writer can close the seal; then the parser stands alone. */
  @Property(tries = 2000)
  void resealedDamageIsRefusedOrReadsAsAWholeTraining(
      @ForAll @IntRange(max = 1 << 20) int place, @ForAll byte value) {
    byte[] bytes = GOOD.clone();
    bytes[place % bytes.length] = value;
    Seal.close(bytes);
    try {
      Unfinished read = UnfinishedBytes.decode("x", bytes);
      assertThat(UnfinishedBytes.decode("x", UnfinishedBytes.encode(read))).isEqualTo(read);
    } catch (Refusal e) {
      assertThat(e.getMessage()).startsWith("unfinished training 'x' ");
    }
  }

  @Test
  void aMissingMomentIsMissed() {
    String text = new String(GOOD, StandardCharsets.ISO_8859_1);
    byte[] bytes =
        text.replace("\"kept/dense1.bias\"", "\"keep/dense1.bias\"")
            .getBytes(StandardCharsets.ISO_8859_1);
    Seal.close(bytes);
    assertThatThrownBy(() -> UnfinishedBytes.decode("x", bytes))
        .isInstanceOf(Refusal.class)
        .hasMessage(
            "unfinished training 'x' does not hold a usable network: the graph has parameters"
                + " [dense1.weight, dense1.bias], got [dense1.weight]");
  }

  @Test
  void anUnfinishedTrainingIsNoModelAndAModelIsNone() throws Exception {
    Path file = folder.resolve("unfinished.safetensors");
    Files.write(file, GOOD);
    assertThatThrownBy(() -> Checkpoint.read(file))
        .isInstanceOf(Refusal.class)
        .hasMessage(
            "model '%s' does not hold a usable network: it is an unfinished training; finish it"
                + " with gauntlet train --resume",
            file);
    Samples.small().write(file);
    assertThatThrownBy(() -> Unfinished.read(file))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("its format is gauntlet 1, this program reads gauntlet-training 1");
  }

  @Test
  void timeOnlyAddsUp() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Unfinished(SMALL.settings(), -1, SMALL.milestone()))
        .withMessage("seconds must be >= 0, got -1.0");
  }

  private static void assertDamaged(byte[] bytes) {
    assertThatThrownBy(() -> UnfinishedBytes.decode("x", bytes))
        .isInstanceOfSatisfying(
            Refusal.class, e -> assertThat(e.kind()).isEqualTo(Refusal.Kind.INPUT))
        .hasMessage(
            "unfinished training 'x' is damaged or truncated: its checksum does not match; remove"
                + " it to train from the beginning");
  }

  private static Unfinished unfinished(Network network, int moments, double loss) {
    Epoch one = new Epoch(1, 0.1, loss, new Accuracy(1, 4), Optional.of(new Accuracy(2, 3)));
    Epoch two = new Epoch(2, Double.MIN_VALUE, loss, new Accuracy(2, 4), Optional.empty());
    Network kept = Network.initialise(network.graph(), network.domain(), new Seed(99));
    return new Unfinished(
        Samples.small().provenance(),
        12.5,
        new Milestone(
            network,
            new Momentum(17, moments(network.graph(), moments)),
            new Trained(kept, 1, List.of(one, two))));
  }

  private static SequencedMap<String, List<Tensor>> moments(Graph graph, int count) {
    SequencedMap<String, List<Tensor>> moments = new LinkedHashMap<>();
    graph
        .slots()
        .forEach((name, slot) -> {
          if (slot.trainable()) {
            List<Tensor> own = new ArrayList<>();
            for (int i = 0; i < count; i++) {
              own.add(new Seed(i).child(name).open().uniform(slot.shape(), -1, 1));
            }
            moments.put(name, own);
          }
        });
    return moments;
  }
}
