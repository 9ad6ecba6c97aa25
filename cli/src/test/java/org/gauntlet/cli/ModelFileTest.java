package org.gauntlet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.datasets.Dataset;
import org.gauntlet.datasets.Split;
import org.gauntlet.nn.engine.CpuEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {
  private static final CpuEngine ENGINE = CpuEngine.of(1);

  @TempDir Path folder;

  @Test
  void theDigestIsThatOfTheBytes() throws Exception {
    Path file = Models.linear(folder);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    ModelFile opened = ModelFile.open(file, ENGINE, OnnxModels.PLAIN);
    assertThat(opened.sha256()).isEqualTo("%064x".formatted(new BigInteger(1, digest)));
    assertThat(opened.name()).isEqualTo(file.toString());
  }

  @Test
  void aCopyIsTheSameModelUnderAnotherName() throws Exception {
    Path file = Models.linear(folder);
    Path copy = Files.copy(file, folder.resolve("copy.safetensors"));
    ModelFile one = ModelFile.open(file, ENGINE, OnnxModels.PLAIN);
    ModelFile other = ModelFile.open(copy, ENGINE, OnnxModels.PLAIN);
    assertThat(other.name()).isNotEqualTo(one.name());
    assertThat(other.sha256()).isEqualTo(one.sha256());
    Batch x = Batch.of(Tensor.filled(one.model().domain().input(), 0.5f));
    assertThat(other.model().scores(x)).isEqualTo(one.model().scores(x));
  }

  @Test
  void otherWeightsHaveAnotherDigest() {
    String linear = ModelFile.open(Models.linear(folder), ENGINE, OnnxModels.PLAIN).sha256();
    assertThat(ModelFile.open(Models.untrained(folder, 10), ENGINE, OnnxModels.PLAIN).sha256())
        .isNotEqualTo(linear);
  }

  @Test
  void refusesEachDifferenceOfTheDomain() {
    Dataset data = Typed.into(new DataOptions(), "--first 1").open(Split.TEST);
    Shape grey = data.domain().input();
    assertThatCode(() -> ModelFile.fits("m", new Domain(grey, 0, 1, 10), data))
        .doesNotThrowAnyException();
    refuses(data, new Domain(grey, 0, 1, 11), "inputs (1, 28, 28) in [0.0, 1.0] of 11 classes");
    refuses(data, new Domain(grey, -1, 1, 10), "inputs (1, 28, 28) in [-1.0, 1.0] of 10 classes");
    refuses(data, new Domain(grey, 0, 2, 10), "inputs (1, 28, 28) in [0.0, 2.0] of 10 classes");
    refuses(
        data,
        new Domain(Shape.of(28, 28, 1), 0, 1, 10),
        "inputs (28, 28, 1) in [0.0, 1.0] of 10 classes");
  }

  private static void refuses(Dataset data, Domain takes, String words) {
    assertThatThrownBy(() -> ModelFile.fits("m", takes, data))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INPUT))
        .hasMessage(
            "m takes "
                + words
                + ", but strokes has inputs (1, 28, 28) in [0.0, 1.0] of 10 classes:"
                + " use the data that the model was trained for");
  }
}
