package org.gauntlet.harness.run;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gauntlet.core.Example;
import org.gauntlet.core.Tensor;
import org.gauntlet.harness.Answer;
import org.gauntlet.harness.Fate;
import org.gauntlet.harness.Finding;
import org.gauntlet.harness.GalleryItem;
import org.gauntlet.harness.Inquiry;
import org.gauntlet.harness.Ledger;
import org.gauntlet.harness.Phrase;
import org.gauntlet.harness.Plan;
import org.gauntlet.harness.Trial;
import org.gauntlet.harness.Verified;

/**
 * Broken examples to look at, made again by replaying their attacks.
 *
 * @param doubt when a replay came out differently, which no deterministic model allows
 */
record Gallery(List<GalleryItem> items, Optional<Finding> doubt) {
  static final int LIMIT = 24;

  private record Broken(Example example, Trial trial) {}

  static Gallery of(Plan plan, Ledger ledger) {
    Replay replay = new Replay(plan);
    List<GalleryItem> items = new ArrayList<>();
    List<String> changed = new ArrayList<>();
    for (Broken broken : chosen(plan, ledger)) {
      replay
          .of(broken.trial(), broken.example())
          .ifPresentOrElse(
              again -> items.add(item(plan, broken.example(), again)),
              () -> changed.add(broken.example().id()));
    }
    return new Gallery(items, changed.isEmpty() ? Optional.empty() : Optional.of(doubt(changed)));
  }

  /** The smallest distances first, one of each true class in turn. */
  private static List<Broken> chosen(Plan plan, Ledger ledger) {
    Map<Integer, List<Broken>> byClass = new TreeMap<>();
    for (Example example : plan.examples()) {
      if (ledger.fate(example) instanceof Fate.Broken(Trial by)) {
        byClass.computeIfAbsent(by.truth(), _ -> new ArrayList<>()).add(new Broken(example, by));
      }
    }
    Comparator<Broken> order =
        Comparator.<Broken>comparingDouble(broken -> broken.trial().distance())
            .thenComparing(broken -> broken.example().id());
    byClass.values().forEach(list -> list.sort(order));
    List<Broken> chosen = new ArrayList<>();
    int longest = byClass.values().stream().mapToInt(List::size).max().orElse(0);
    for (int turn = 0; turn < longest && chosen.size() < LIMIT; turn++) {
      List<Broken> row = new ArrayList<>();
      for (List<Broken> list : byClass.values()) {
        if (turn < list.size()) {
          row.add(list.get(turn));
        }
      }
      row.sort(order);
      chosen.addAll(row.subList(0, Math.min(row.size(), LIMIT - chosen.size())));
    }
    return chosen;
  }

  private static GalleryItem item(Plan plan, Example example, Verified again) {
    Answer clean = new Inquiry(plan.target(), 1).ask(List.of(example.input())).getFirst();
    double confidence = clean instanceof Answer.Given given ? given.confidence() : -1;
    return new GalleryItem(
        example.id(),
        example.label(),
        again.trial().clean(),
        confidence,
        again.trial().label(),
        again.confidence(),
        again.trial().attack(),
        again.trial().distance(),
        base64(example.input()),
        base64(again.candidate().orElseThrow()));
  }

  private static Finding doubt(List<String> changed) {
    return new Finding(
        Finding.Kind.RANDOMISED_OUTPUT,
        true,
        Phrase.of("%d attacks came out differently when they were replayed", changed.size()),
        changed.stream().limit(10).toList());
  }

  private static String base64(Tensor tensor) {
    ByteBuffer bytes =
        ByteBuffer.allocate(tensor.size() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(tensor.toArray());
    return Base64.getEncoder().encodeToString(bytes.array());
  }
}
