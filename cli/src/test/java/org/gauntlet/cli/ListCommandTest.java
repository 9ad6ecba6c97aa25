package org.gauntlet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.gauntlet.datasets.Datasets;
import org.gauntlet.defenses.Recipes;
import org.gauntlet.nn.arch.Architectures;
import org.junit.jupiter.api.Test;

/** What is listed can be typed as it stands. */
class ListCommandTest {
  private static final Console RUN = Console.run("list");

  @Test
  void sectionsNameTheOptionTheyBelongTo() {
    assertThat(sections().sequencedKeySet())
        .containsExactly(
            "Data (--data)",
            "Architectures (--arch), with their defaults",
            "Attacks (--attack), with their defaults",
            "Training defenses (--defense)",
            "Input defenses (--input-defense)");
    assertThat(RUN.err()).isEmpty();
  }

  @Test
  void explanationsOfASectionStandInOneColumn() {
    sections()
        .forEach((title, lines) -> {
          int longest = lines.stream().mapToInt(line -> name(line).length()).max().orElseThrow();
          assertThat(lines)
              .as(title)
              .allSatisfy(line -> {
                assertThat(line.substring(2 + name(line).length(), longest + 4)).isBlank();
                assertThat(line.charAt(longest + 4)).isNotEqualTo(' ');
              });
        });
  }

  @Test
  void listedAttacksAreThoseOfASuite() {
    String words = String.join(",", names("Attacks (--attack), with their defaults"));
    EvaluationOptions options =
        Typed.into(new EvaluationOptions(), "--model m --eps 0.1 --attack " + words);
    assertThat(options.suite(true))
        .extracting(attack -> attack.spec().toString())
        .isEqualTo(names("Attacks (--attack), with their defaults"));
  }

  @Test
  void listedDefensesAndNetworksCanBeMade() {
    for (String name : names("Training defenses (--defense)")) {
      String words = name.equals("none") ? name : name + ":eps=0.1";
      assertThatCode(() -> Recipes.parse(words)).as(words).doesNotThrowAnyException();
    }
    for (String name : names("Architectures (--arch), with their defaults")) {
      assertThat(Architectures.named(name).spec()).hasToString(name);
    }
    for (String words : names("Input defenses (--input-defense)")) {
      assertThat(InputDefense.parse(words).defense())
          .as("the default is listed")
          .isEqualTo(InputDefense.parse(words.replaceAll(":.*", "")).defense());
    }
    assertThat(names("Data (--data)"))
        .hasSize(Datasets.catalogue().size() + 1)
        .endsWith("DIR or FILE.npz");
  }

  private static List<String> names(String title) {
    return sections().get(title).stream().map(ListCommandTest::name).toList();
  }

  private static String name(String line) {
    return line.strip().split("  +", 2)[0];
  }

  private static SequencedMap<String, List<String>> sections() {
    SequencedMap<String, List<String>> sections = new LinkedHashMap<>();
    for (String section : RUN.out().strip().split("\\R\\R", -1)) {
      List<String> lines = section.lines().toList();
      sections.put(lines.getFirst(), lines.subList(1, lines.size()));
    }
    return sections;
  }
}
