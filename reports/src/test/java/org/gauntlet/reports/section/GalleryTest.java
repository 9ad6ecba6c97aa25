package org.gauntlet.reports.section;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.gauntlet.attacks.Norm;
import org.gauntlet.harness.AttackResult;
import org.gauntlet.harness.GalleryItem;
import org.gauntlet.reports.Draft;
import org.gauntlet.reports.Drawings;
import org.gauntlet.reports.Page;
import org.gauntlet.reports.html.Anchors;
import org.junit.jupiter.api.Test;

/** The gallery and its cards. */
class GalleryTest {
  private static final String BLACK = Drawings.base64(new float[4]);
  private static final String GREY = Drawings.base64(new float[] {0.1f, 0, 0, 0});

  @Test
  void aCardShowsBeforeChangeAndAfterWithTheirAnswers() {
    Page page = page(new Draft(), List.of(item("t-1", 0.75, 0.5)));
    assertThat(page.values("//img", "alt"))
        .containsExactly(
            "Original t-1, taken for a", "Change to t-1", "Adversarial t-1, taken for b");
    assertThat(page.words("//figcaption")).containsExactly("original", "change × 5", "adversarial");
    assertThat(page.words("//p[@class='answers']")).containsExactly("a 75.0 %→b 50.0 %");
    assertThat(page.words("//p[@class='footnote']"))
        .containsExactly("true a · ℓ∞ 0.100 · pgd · t-1");
  }

  @Test
  void aConfidenceThatIsNotKnownIsLeftOut() {
    assertThat(page(new Draft(), List.of(item("t", -1, 0))).words("//p[@class='answers']"))
        .containsExactly("a→b 0 %");
  }

  @Test
  void distancesAreInTheNormOfTheAttackThatFoundThem() {
    AttackResult walk = new AttackResult("pgd", "pgd", "x", "", Norm.L2, 1, 1, 1, 0, 0, 0, 1, 1, 1);
    Page page = page(new Draft().attacks(List.of(walk)), List.of(item("t", 1, 1)));
    assertThat(page.words("//p[@class='footnote']").getFirst()).contains("ℓ2 0.100");
  }

  @Test
  void cardsKeepTheirOrderAndHaveAnIdEach() {
    Page page = page(new Draft(), List.of(item("b", 1, 1), item("a", 1, 1), item("B", 1, 1)));
    assertThat(page.values("//article", "id"))
        .containsExactly("sample-b", "sample-a", "sample-b-2");
  }

  @Test
  void anEmptyGallerySaysSo() {
    Page page = page(new Draft(), List.of());
    assertThat(page.words("//p[@class='empty']")).containsExactly("No broken example was kept.");
    assertThat(page.all("//div[@class='gallery'] | //p[@class='cut']")).isEmpty();
  }

  @Test
  void twentyFourAreShownAndTheCutIsSaid() {
    Page page = page(new Draft(), Collections.nCopies(25, item("t", 1, 1)));
    assertThat(page.all("//article")).hasSize(24);
    assertThat(page.words("//p[@class='cut']").getFirst())
        .startsWith("Only the first 24 of 25 examples are shown");
  }

  @Test
  void hostileIdsAreCutAndNeverMarkup() {
    Page page = page(new Draft(), List.of(item("\"><b>\n" + "x".repeat(200), 1, 1)));
    assertThat(page.all("//b")).isEmpty();
    assertThat(page.values("//img", "alt").get(1))
        .startsWith("Change to \"><b>␊xx")
        .endsWith("x…")
        .hasSize("Change to ".length() + 64);
  }

  private static GalleryItem item(String id, double before, double after) {
    return new GalleryItem(id, 0, 0, before, 1, after, "pgd", 0.1, BLACK, GREY);
  }

  private static Page page(Draft draft, List<GalleryItem> items) {
    return Page.of(GallerySection.render(draft.gallery(items).evaluation(), new Anchors()));
  }
}
