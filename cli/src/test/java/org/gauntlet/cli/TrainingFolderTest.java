package org.gauntlet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.gauntlet.core.Refusal;
import org.gauntlet.nn.graph.Network;
import org.gauntlet.nn.store.Checkpoint;
import org.gauntlet.nn.train.Accuracy;
import org.gauntlet.nn.train.Epoch;
import org.gauntlet.nn.train.Trained;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TrainingFolderTest {
  private static final List<Epoch> CURVE =
      List.of(
          new Epoch(1, 0.5, 2.25, new Accuracy(1, 4), Optional.of(new Accuracy(1, 2))),
          new Epoch(2, 0.25, 1e-9, new Accuracy(4, 4), Optional.empty()));

  @TempDir Path folder;

  @Test
  void openingMakesTheFolderAndLeavesItEmpty() {
    Path out = folder.resolve("a/b");
    assertThat(TrainingFolder.open(out).model()).isEqualTo(out.resolve("model.safetensors"));
    assertThat(out).isEmptyDirectory();
  }

  @Test
  void otherFilesOfTheFolderStay() throws IOException {
    Path notes = Files.writeString(folder.resolve("notes"), "mine");
    write();
    assertThat(notes).hasContent("mine");
  }

  @Test
  void refusesAFolderThatHoldsAModel() throws IOException {
    Path model = Files.writeString(folder.resolve("model.safetensors"), "precious");
    assertThatThrownBy(() -> TrainingFolder.open(folder).mustBeFree())
        .isInstanceOf(Refusal.class)
        .hasMessage(model + " exists already: choose another --out or remove the file");
    assertThat(model).hasContent("precious");
  }

  @Test
  void refusesAPlaceThatIsNoFolder() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "mine");
    assertThatThrownBy(() -> TrainingFolder.open(file))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.ENVIRONMENT))
        .hasMessageStartingWith("cannot write into " + file)
        .hasMessageEndingWith("choose another --out");
  }

  @Test
  void curvesAreATableWithAGapWhereNothingWasValidated() throws IOException {
    write();
    assertThat(Files.readAllLines(folder.resolve("curves.csv")))
        .containsExactly(
            "epoch,rate,loss,training_accuracy,validation_accuracy",
            "1,0.5,2.25,0.25,0.5",
            "2,0.25,1.0E-9,1.0,");
  }

  @Test
  void figuresCarryTheirCounts() throws IOException {
    write();
    JsonNode figures =
        JsonMapper.builder().build().readTree(Files.readAllBytes(folder.resolve("training.json")));
    assertThat(figures.propertyNames())
        .containsExactly("model", "train", "test", "bestEpoch", "epochs", "provenance", "seconds");
    assertThat(figures.path("model").asString()).isEqualTo("model.safetensors");
    assertThat(figures.path("test").path("accuracy").asDouble()).isEqualTo(0.375);
    assertThat(figures.path("test").path("hits").asInt()).isEqualTo(3);
    assertThat(figures.path("test").path("of").asInt()).isEqualTo(8);
    assertThat(figures.path("bestEpoch").asInt()).isEqualTo(2);
    assertThat(figures.path("epochs").size()).isEqualTo(2);
    assertThat(figures.path("provenance").path("arch").asString()).isEqualTo("linear");
    assertThat(figures.path("seconds").asDouble()).as("milliseconds").isEqualTo(1.235);
  }

  @Test
  void theModelIsTheCheckpointAndNothingHalfWrittenStays() throws IOException {
    Checkpoint written = write();
    Checkpoint read = Checkpoint.read(folder.resolve("model.safetensors"));
    assertThat(read.network().parameters()).isEqualTo(written.network().parameters());
    assertThat(read.provenance()).isEqualTo(written.provenance());
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("model.safetensors", "training.json", "curves.csv");
    }
  }

  private Checkpoint write() throws IOException {
    Path source = Files.createTempDirectory("gauntlet-test");
    Path file = Models.untrained(source, 3);
    Network network = Checkpoint.read(file).network();
    Files.delete(file);
    Files.delete(source);
    SequencedMap<String, String> provenance = new LinkedHashMap<>();
    provenance.put("arch", "linear");
    Checkpoint checkpoint = new Checkpoint(network, List.of("a", "b", "c"), provenance);
    SequencedMap<String, Accuracy> accuracies = new LinkedHashMap<>();
    accuracies.put("train", new Accuracy(4, 4));
    accuracies.put("test", new Accuracy(3, 8));
    TrainingFolder.open(folder)
        .write(checkpoint, new Trained(network, 2, CURVE), accuracies, 1.23456);
    return checkpoint;
  }
}
