package org.gauntlet.harness.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.gauntlet.harness.Clean;
import org.gauntlet.harness.Lap;
import org.gauntlet.harness.Line;
import org.gauntlet.harness.Trial;

class SamplesTest {
  private static final List<Line> LINES =
      List.of(
          new Clean("a", 1, 1, Clean.Outcome.RIGHT, ""),
          new Clean("ü\u2028\"\\\n\t</script>", 1, 0, Clean.Outcome.WRONG, "ol\u00e9 \uD83D\uDE00"),
          new Trial("a", 1, 1, 0.3f, "pgd", Trial.Outcome.BROKEN, 2, 0.1 + 0.2, 40, 40, ""),
          new Lap(0.3f, "pgd", 1.25),
          new Trial("b", 1, 1, 8 / 255f, "x", Trial.Outcome.FAILED, 1, 0, 1L << 40, 0, "why"));

  private Path folder = Path.of("unset");

  @BeforeProperty
  void create() throws IOException {
    folder = Files.createTempDirectory("samples");
  }

  @AfterProperty
  void delete() throws IOException {
    Files.deleteIfExists(folder.resolve(Samples.FILE));
    Files.delete(folder);
  }

  private Samples samples() throws IOException {
    Path file = folder.resolve(Samples.FILE);
    Files.deleteIfExists(file);
    return new Samples(file);
  }

  @Provide
  Arbitrary<Line> lines() {
    Arbitrary<String> words =
        Arbitraries.strings()
            .excludeChars('\uD800', '\uDFFF')
            .ofMaxLength(9)
            .filter(text -> text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF));
    Arbitrary<Integer> labels = Arbitraries.integers().between(0, 1000);
    Arbitrary<Line> cleans =
        Combinators.combine(words, labels, labels, Arbitraries.of(Clean.Outcome.class), words)
            .as(Clean::new);
    Arbitrary<Line> trials =
        Combinators.combine(
                words,
                labels,
                Arbitraries.floats().between(0, 300),
                Arbitraries.of(Trial.Outcome.class),
                Arbitraries.doubles().between(0, 1e6),
                Arbitraries.longs().greaterOrEqual(0))
            .as((id, label, eps, how, far, cost) ->
                new Trial(id, label, label, eps, id, how, label, far, cost, cost, id));
    return Arbitraries.oneOf(cleans, trials);
  }

  @Property(tries = 200)
  void whatever_is_appended_is_recovered(@ForAll("lines") Line first, @ForAll("lines") Line second)
      throws IOException {
    Samples samples = samples();
    samples.append(List.of(first));
    samples.append(List.of(second, first));
    assertThat(samples.recover()).containsExactly(first, second, first);
  }

  @Property(tries = 300)
  void a_file_torn_anywhere_gives_back_the_whole_lines_before(
      @ForAll @IntRange(min = 0, max = 1000) int permille) throws IOException {
    Samples samples = samples();
    samples.append(LINES);
    byte[] bytes = Files.readAllBytes(samples.file());
    int cut = bytes.length * permille / 1000;
    byte[] torn = Arrays.copyOf(bytes, cut);
    Files.write(samples.file(), torn);
    int whole = 0;
    for (byte b : torn) {
      whole += b == '\n' ? 1 : 0;
    }
    assertThat(samples.recover()).isEqualTo(LINES.subList(0, whole));
    samples.append(LINES.subList(whole, LINES.size()));
    assertThat(samples.file()).hasBinaryContent(bytes);
  }

  @Property(tries = 100)
  void a_flipped_byte_is_never_taken_for_more_lines(
      @ForAll @IntRange(min = 0, max = 999) int permille, @ForAll byte garbage) throws IOException {
    Samples samples = samples();
    samples.append(LINES);
    byte[] bytes = Files.readAllBytes(samples.file());
    int where = bytes.length * permille / 1000;
    int before = 0;
    for (int i = 0; i < where; i++) {
      before += bytes[i] == '\n' ? 1 : 0;
    }
    bytes[where] = garbage;
    Files.write(samples.file(), bytes);
    List<Line> recovered = samples.recover();
    assertThat(recovered.size()).isLessThanOrEqualTo(LINES.size());
    assertThat(recovered.subList(0, before)).isEqualTo(LINES.subList(0, before));
  }
}
