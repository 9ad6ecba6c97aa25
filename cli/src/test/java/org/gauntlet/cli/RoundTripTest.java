package org.gauntlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Train, evaluate, gate, report: what each leaves for the next, and for people. */
class RoundTripTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir Path folder;

  @Test
  void everyCommandTakesWhatTheOneBeforeLeft() throws IOException {
    Path trained = folder.resolve("a model, größer");
    Console train =
        Console.run(
            "train",
            "--arch",
            "mlp",
            "--first",
            "200",
            "--epochs",
            "2",
            "--validation",
            "0.1",
            "--out",
            trained.toString());
    assertThat(train.code()).isEqualTo(ExitCode.OK);
    JsonNode training = json(trained.resolve("training.json"));
    for (String part : List.of("train", "validation", "test")) {
      JsonNode accuracy = training.path(part);
      double share = accuracy.path("hits").asDouble() / accuracy.path("of").asDouble();
      assertThat(accuracy.path("accuracy").asDouble()).isEqualTo(share);
      assertThat(train.out()).contains(String.format(Locale.ROOT, "%.2f %%", 100 * share));
    }
    assertThat(training.path("train").path("of").asInt()).isEqualTo(180);
    assertThat(training.path("validation").path("of").asInt()).isEqualTo(20);
    assertThat(training.path("test").path("of").asInt()).as("the whole split").isEqualTo(2000);
    assertThat(training.path("epochs").size()).isEqualTo(2);
    assertThat(Files.readAllLines(trained.resolve("curves.csv"))).hasSize(3);

    Path model = trained.resolve("model.safetensors");
    Path results = folder.resolve("results of ∞");
    Console gate = gate(model, results);
    Console again = gate(model, results, "--resume");
    assertThat(again.code()).isEqualTo(gate.code());
    assertThat(again.out()).isEqualTo(gate.out());

    byte[] page = Files.readAllBytes(results.resolve("report.html"));
    Files.delete(results.resolve("report.html"));
    Console report = Console.run("report", results.toString());
    assertThat(report.code()).isEqualTo(ExitCode.OK);
    assertThat(report.out()).isEqualTo(gate.out());
    assertThat(results.resolve("report.html")).hasBinaryContent(page);
  }

  @Test
  void evaluationHoldsWhatWasPromised() throws IOException {
    Path results = folder.resolve("results");
    Console run =
        Console.run(
            "evaluate",
            "--model",
            Models.linear(folder).toString(),
            "--first",
            "60",
            "--eps",
            "0.02,4/255",
            "--attack",
            "fgsm,pgd:steps=5",
            "--attack",
            "noise:draws=3",
            "--seed",
            "7",
            "--out",
            results.toString());
    assertThat(run.code()).isEqualTo(ExitCode.OK);
    JsonNode evaluation = json(results.resolve("evaluation.json"));
    assertThat(evaluation.path("seed").asInt()).isEqualTo(7);
    assertThat(evaluation.path("findings").isArray()).isTrue();
    JsonNode robust = evaluation.path("robust");
    assertThat(robust.path("norm").asString()).isEqualTo("linf");
    assertThat(robust.path("epsilon").asDouble()).isEqualTo(0.02);
    JsonNode clean = evaluation.path("clean");
    assertThat(clean.path("of").asInt()).isEqualTo(60);
    int hits = robust.path("hits").asInt();
    assertThat(hits).isBetween(0, clean.path("hits").asInt());
    assertThat(robust.path("low").asDouble()).isLessThanOrEqualTo(hits / 60.0);
    assertThat(robust.path("high").asDouble()).isGreaterThanOrEqualTo(hits / 60.0);
    assertThat(evaluation.path("attacks").size()).as("three attacks at two budgets").isEqualTo(6);
    for (JsonNode attack : evaluation.path("attacks")) {
      assertThat(attack.propertyNames())
          .contains("name", "robustAfter", "forwards", "backwards", "seconds");
    }
    JsonNode last = evaluation.path("attacks").get(5);
    assertThat(last.path("robustAfter").asInt()).isEqualTo(hits);
    assertThat(run.out())
        .contains("pgd", "noise", "n = 60", results.resolve("report.html").toString());
  }

  @Test
  void surrogatesAddAnAttackAndAMatrix() throws IOException {
    Path results = folder.resolve("results");
    Path other = Models.untrained(folder, 10);
    Console run =
        Console.run(
            "evaluate",
            "--model",
            Models.linear(folder).toString(),
            "--surrogate",
            other.toString(),
            "--first",
            "30",
            "--eps",
            "0.05",
            "--attack",
            "fgsm",
            "--input-defense",
            "bit-depth:bits=3",
            "--out",
            results.toString());
    assertThat(run.code()).isEqualTo(ExitCode.OK);
    JsonNode evaluation = json(results.resolve("evaluation.json"));
    assertThat(evaluation.path("attacks").get(0).path("name").asString())
        .isEqualTo("fgsm-adaptive");
    assertThat(evaluation.path("attacks").get(1).path("name").asString()).isEqualTo("transfer");
    assertThat(evaluation.path("transfer").path("models").size()).isEqualTo(2);
    assertThat(evaluation.path("subject").path("model").asString())
        .endsWith("behind bit-depth:bits=3");
  }

  @Test
  void trainingGoesOnFromAModel() throws IOException {
    Path start = Models.linear(folder);
    Path out = folder.resolve("further");
    Console run =
        Console.run(
            "train",
            "--from",
            start.toString(),
            "--first",
            "60",
            "--epochs",
            "1",
            "--validation",
            "0",
            "--optimizer",
            "sgd:rate=1e-9",
            "--out",
            out.toString());
    assertThat(run.code()).isEqualTo(ExitCode.OK);
    JsonNode training = json(out.resolve("training.json"));
    assertThat(training.path("validation").isMissingNode()).isTrue();
    assertThat(training.path("provenance").path("from").asString()).isEqualTo(start.toString());
    assertThat(training.path("test").path("accuracy").asDouble())
        .as("a rate of nearly nothing changes nearly nothing")
        .isGreaterThan(0.6);
  }

  private static Console gate(Path model, Path results, String... more) {
    List<String> words =
        new java.util.ArrayList<>(
            List.of(
                "gate",
                "--model",
                model.toString(),
                "--first",
                "40",
                "--eps",
                "0.1",
                "--attack",
                "fgsm",
                "--min-clean-accuracy",
                "0.05",
                "--min-robust-accuracy",
                "0.9",
                "--out",
                results.toString()));
    words.addAll(List.of(more));
    return Console.run(words.toArray(String[]::new));
  }

  private static JsonNode json(Path file) throws IOException {
    return JSON.readTree(Files.readAllBytes(file));
  }
}
