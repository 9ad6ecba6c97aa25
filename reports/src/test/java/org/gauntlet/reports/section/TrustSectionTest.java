package org.gauntlet.reports.section;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Shape;
import org.gauntlet.harness.Check;
import org.gauntlet.harness.Finding;
import org.gauntlet.harness.Finding.Kind;
import org.gauntlet.harness.GalleryItem;
import org.gauntlet.reports.Draft;
import org.gauntlet.reports.Page;
import org.gauntlet.reports.html.Anchors;
import org.gauntlet.reports.text.Advice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrustSectionTest {
  @Test
  void whereNothingWasFoundOrCheckedTheSectionSaysBoth() {
    assertThat(page(new Draft()).words("//p[@class='empty']"))
        .containsExactly("No finding speaks against the figures.", "No health check was recorded.");
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void everyKindOfFindingIsShownWithItsEvidenceAndAdvice(Kind kind) {
    Page page =
        page(new Draft().findings(List.of(new Finding(kind, true, "Seen 3 <x>.", List.of()))));
    assertThat(page.words("//article/*"))
        .containsExactly(
            Advice.on(kind).title() + " ! blocks a PASS", "Seen 3 <x>.", Advice.on(kind).remedy());
    assertThat(page.all("//p[@class='empty']")).hasSize(1);
  }

  @Test
  void findingsKeepTheirOrderTheirToneAndAnIdEach() {
    Page page =
        page(
            new Draft()
                .findings(
                    List.of(
                        new Finding(Kind.ERRORS, false, "e", List.of()),
                        new Finding(Kind.ZERO_GRADIENTS, true, "z", List.of()),
                        new Finding(Kind.ERRORS, true, "f", List.of()))));
    assertThat(page.values("//article", "id"))
        .containsExactly("finding-errors", "finding-zero-gradients", "finding-errors-2");
    assertThat(page.values("//article", "class"))
        .containsExactly("finding calm", "finding doubt", "finding doubt");
  }

  @Test
  void tenExamplesAreNamedAndThoseInTheGalleryAreLinks() {
    List<String> ids = IntStream.range(0, 12).mapToObj(i -> "t-" + i).toList();
    Draft draft =
        new Draft()
            .findings(List.of(new Finding(Kind.ERRORS, true, "e", ids)))
            .gallery(Stream.of("t-3", "t-11", "else").map(TrustSectionTest::item).toList());
    Page page = page(draft);
    assertThat(page.words("//p[@class='examples']"))
        .containsExactly("Examples: t-0 t-1 t-2 t-3 t-4 t-5 t-6 t-7 t-8 t-9");
    assertThat(page.values("//a", "href")).containsExactly("#sample-t-3");
  }

  @Test
  void whatTheGalleryNoLongerShowsIsNoLink() {
    List<GalleryItem> items = IntStream.range(0, 25).mapToObj(i -> item("t-" + i)).toList();
    Finding finding = new Finding(Kind.ERRORS, true, "e", List.of("t-23", "t-24"));
    Page page = page(new Draft().findings(List.of(finding)).gallery(items));
    assertThat(page.values("//a", "href")).containsExactly("#sample-t-23");
  }

  @Test
  void checksAreListedMadeOrNot() {
    Page page =
        page(
            new Draft()
                .checks(
                    List.of(
                        new Check("repeats", Check.Outcome.GOOD, "64 inputs"),
                        new Check("<i>", Check.Outcome.BAD, "a\u0007b"),
                        new Check("range", Check.Outcome.NOT_RUN, ""))));
    assertThat(page.rows("trust", 0))
        .containsExactly(
            List.of("repeats", "✓ good", "64 inputs"),
            List.of("<i>", "✕ bad", "a␇b"),
            List.of("range", "– not run", ""));
  }

  @Test
  void aHundredOfEitherAreShownAndTheCutsAreSaid() {
    Page page =
        page(
            new Draft()
                .findings(Collections.nCopies(101, new Finding(Kind.ERRORS, true, "e", List.of())))
                .checks(Collections.nCopies(150, new Check("c", Check.Outcome.GOOD, ""))));
    assertThat(page.all("//article")).hasSize(100);
    assertThat(page.rows("trust", 0)).hasSize(100);
    assertThat(page.words("//p[@class='cut']"))
        .extracting(words -> words.substring(0, words.indexOf(" are shown")))
        .containsExactly("Only the first 100 of 101 findings", "Only the first 100 of 150 checks");
  }

  private static GalleryItem item(String id) {
    return new GalleryItem(id, 0, 0, 0.5, 1, 0.5, "pgd", 0.1, "", "");
  }

  private static Page page(Draft draft) {
    Domain vectors = new Domain(Shape.of(4), 0, 1, 2);
    return Page.of(
        TrustSection.render(draft.on(vectors, List.of("a", "b")).evaluation(), new Anchors()));
  }
}
