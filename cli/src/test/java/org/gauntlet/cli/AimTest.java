package org.gauntlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code --aim} reaches the attacks, the manifest and the figures. */
class AimTest {
  private static final String EVALUATE =
      "evaluate --model MODEL --first 40 --eps 0.08 --attack pgd:steps=20 --threads 1 --out OUT";

  @TempDir static Path folder;
  private static JsonNode avoid;
  private static JsonNode next;

  @BeforeAll
  static void evaluate() throws IOException {
    Models.linear(folder);
    avoid = evaluation("avoid");
    next = evaluation("next-class");
  }

  @Test
  void reachingOneClassIsHarderThanReachingAny() {
    assertThat(next.path("clean")).isEqualTo(avoid.path("clean"));
    int clean = avoid.path("clean").path("hits").asInt();
    assertThat(hits(avoid)).isLessThan(hits(next));
    assertThat(hits(next)).as("the attack still reaches many").isLessThan(clean);
  }

  @Test
  void whatIsPushedToTheNextClassEndsThere() {
    assertThat(shareToNext(next)).isGreaterThan(2 * shareToNext(avoid));
    assertThat(shareToNext(next)).isGreaterThan(0.5);
  }

  @Test
  void anotherAimIsNotResumed() {
    Console run =
        Console.run(EVALUATE + " --aim avoid --resume", folder, folder.resolve("next-class"));
    run.complains(ExitCode.USAGE, "next-class");
  }

  @Test
  void unknownAimsAreRefusedBeforeAnythingIsRead() {
    Path out = folder.resolve("none");
    Console.run(EVALUATE + " --aim next-clas", folder, out)
        .complains(
            ExitCode.USAGE,
            "--aim must be one of avoid, next-class, got 'next-clas', did you mean next-class?");
    assertThat(out).doesNotExist();
  }

  private static JsonNode evaluation(String aim) throws IOException {
    Path out = folder.resolve(aim);
    Console run = Console.run(EVALUATE + " --aim " + aim, folder, out);
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.OK);
    return JsonMapper.builder()
        .build()
        .readTree(Files.readAllBytes(out.resolve("evaluation.json")));
  }

  private static int hits(JsonNode evaluation) {
    return evaluation.path("robust").path("hits").asInt();
  }

  /** The share of the broken that ended in the class after their own. */
  private static double shareToNext(JsonNode evaluation) {
    double all = 0;
    double there = 0;
    for (JsonNode pair : evaluation.path("confusion")) {
      int count = pair.path("count").asInt();
      all += count;
      if (pair.path("fooled").asInt() == (pair.path("truth").asInt() + 1) % 10) {
        there += count;
      }
    }
    return there / all;
  }
}
