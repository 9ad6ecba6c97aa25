package org.gauntlet.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gauntlet.attacks.Attacks;
import org.gauntlet.datasets.Datasets;
import org.gauntlet.defenses.Recipes;
import org.gauntlet.harness.AttackResult;
import org.gauntlet.harness.Clean;
import org.gauntlet.harness.Evaluation;
import org.gauntlet.harness.Finding;
import org.gauntlet.harness.GalleryItem;
import org.gauntlet.harness.GateResult;
import org.gauntlet.harness.Judgement;
import org.gauntlet.harness.Manifest;
import org.gauntlet.harness.Trial;
import org.gauntlet.nn.arch.Architectures;
import org.junit.jupiter.api.Test;

/** The guide cannot rot: what it shows exists, and what exists is in it. */
class GuideTest {
  private static final Path ROOT = Path.of(System.getProperty("house.root"));
  private static final Path GUIDE = ROOT.resolve("docs/guide");
  private static final Path LAWS = ROOT.resolve("docs/laws.md");
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern TEST = Pattern.compile("`(\\w+Test)`");
  private static final int LONGEST_LINE = 140;

  @Test
  void everyJavaBlockIsPartOfAnExampleThatRuns() {
    String examples = words(text(files(ROOT.resolve("examples/src/main"), ".java")));
    List<String> blocks = found(JAVA, text(pages()));
    assertThat(blocks).hasSizeGreaterThan(5);
    assertThat(blocks).allSatisfy(block -> assertThat(examples).contains(words(block)));
  }

  @Test
  void everyLinkLeadsToAFileAndEveryAnchorToAHeading() {
    for (Path page : pages()) {
      for (String link : found(LINK, read(page))) {
        if (link.startsWith("http")) {
          continue;
        }
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
        assertThat(target).as("%s links to %s", page.getFileName(), link).exists();
        if (parts.length == 2) {
          assertThat(anchors(target)).as("%s links to %s", page, link).contains(parts[1]);
        }
      }
    }
  }

  @Test
  void everyTestThatAPromiseRestsOnExists() {
    for (Path page : List.of(ROOT.resolve("README.md"), LAWS)) {
      List<String> named = found(TEST, read(page));
      assertThat(named).as(page.toString()).isNotEmpty();
      assertThat(tests()).as(page.toString()).containsAll(named);
    }
  }

  private static List<String> tests() {
    return rooms().stream()
        .map(room -> room.resolve("src/test"))
        .filter(Files::isDirectory)
        .flatMap(tests -> files(tests, "Test.java").stream())
        .map(file -> file.getFileName().toString().replace(".java", ""))
        .toList();
  }

  /** A law without a test, or with one that was never seen to fail, is a wish. */
  @Test
  void everyLawHasItsTestsAndItsPlantedBugs() {
    for (int law = 1; law <= 11; law++) {
      String heading = "## " + law + ". ";
      assertThat(read(LAWS)).contains("\n" + heading);
      String section = read(LAWS).split("\n" + Pattern.quote(heading), 2)[1].split("\n## ", 2)[0];
      assertThat(found(TEST, section)).as("tests of law %d", law).isNotEmpty();
      assertThat(section.lines().filter(line -> line.startsWith("| ")).count())
          .as("planted bugs of law %d, below a head", law)
          .isGreaterThan(2);
    }
  }

  @Test
  void everyNameOfTheCommandLineIsExplained() {
    assertThat(page("attacks.md"))
        .contains(Arrays.stream(Attacks.values()).map(a -> code(a.defaults())).toList());
    assertThat(page("data.md"))
        .contains(Datasets.catalogue().stream().map(d -> code(d.name())).toList());
    assertThat(page("training.md"))
        .contains(Architectures.all().stream().map(a -> code(a.name())).toList())
        .contains(Recipes.catalogue().keySet().stream().map(GuideTest::code).toList());
    assertThat(page("first-gate.md"))
        .contains(Arrays.stream(Finding.Kind.values()).map(GuideTest::code).toList())
        .contains(Arrays.stream(GateResult.Verdict.values()).map(GuideTest::code).toList());
  }

  @Test
  void everyFieldOfTheResultsIsExplained() {
    for (Class<?> type :
        List.of(
            Evaluation.class,
            AttackResult.class,
            Finding.class,
            GalleryItem.class,
            Manifest.class,
            Clean.class,
            Trial.class,
            Judgement.class,
            GateResult.class)) {
      assertThat(page("results.md"))
          .as(type.getSimpleName())
          .contains(
              Arrays.stream(type.getRecordComponents())
                  .map(RecordComponent::getName)
                  .map(GuideTest::code)
                  .toList());
    }
  }

  @Test
  void noLineIsTooLongToRead() {
    for (Path page : pages()) {
      assertThat(read(page).lines().filter(line -> line.length() > LONGEST_LINE))
          .as(page.toString())
          .isEmpty();
    }
  }

  private static String code(Object word) {
    return "`" + word + "`";
  }

  private static String page(String name) {
    return read(GUIDE.resolve(name));
  }

  private static List<Path> pages() {
    List<Path> pages = new ArrayList<>(files(GUIDE, ".md"));
    pages.add(ROOT.resolve("README.md"));
    pages.add(ROOT.resolve("CONTRIBUTING.md"));
    pages.add(LAWS);
    return pages;
  }

  private static List<Path> rooms() {
    try (Stream<Path> rooms = Files.list(ROOT);
        Stream<Path> models = Files.list(ROOT.resolve("models"))) {
      return Stream.concat(rooms, models).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> anchors(Path page) {
    return read(page)
        .lines()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("^#+ *", "").toLowerCase(Locale.ROOT))
        .map(line -> line.replaceAll("[^a-z0-9 -]", "").replace(' ', '-'))
        .toList();
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult match) -> match.group(1)).toList();
  }

  /** With all white space alike. */
  private static String words(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  private static List<Path> files(Path folder, String end) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(List<Path> files) {
    StringBuilder text = new StringBuilder();
    files.forEach(file -> text.append(read(file)).append('\n'));
    return text.toString();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
