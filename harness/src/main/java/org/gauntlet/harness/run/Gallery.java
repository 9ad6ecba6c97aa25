package org.gauntlet.harness.run;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
import org.gauntlet.harness.Round;
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
    List<Broken> chosen = chosen(plan, ledger);
    Map<String, Verified> again = replayed(plan, chosen);
    List<GalleryItem> items = new ArrayList<>();
    List<String> changed = new ArrayList<>();
    for (Broken broken : chosen) {
      Verified verified = again.get(broken.example().id());
      if (verified != null && verified.trial().equals(broken.trial())) {
        items.add(item(plan, broken.example(), verified));
      } else {
        changed.add(broken.example().id());
      }
    }
    return new Gallery(items, changed.isEmpty() ? Optional.empty() : Optional.of(doubt(changed)));
  }

  /** All of one round at once, which is faster and, by law, the same. */
  private static Map<String, Verified> replayed(Plan plan, List<Broken> chosen) {
    Map<Round, List<Example>> byRound = new LinkedHashMap<>();
    for (Broken broken : chosen) {
      byRound.computeIfAbsent(broken.trial().round(), _ -> new ArrayList<>()).add(broken.example());
    }
    Map<String, Verified> again = new HashMap<>();
    byRound.forEach((round, examples) ->
        new Replay(plan)
            .of(round, examples)
            .forEach(verified -> again.put(verified.trial().id(), verified)));
    return again;
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
    return inTurn(List.copyOf(byClass.values()), order);
  }

  private static List<Broken> inTurn(List<List<Broken>> lists, Comparator<Broken> order) {
    List<Broken> chosen = new ArrayList<>();
    int longest = lists.stream().mapToInt(List::size).max().orElse(0);
    for (int i = 0; i < longest && chosen.size() < LIMIT; i++) {
      int turn = i;
      lists.stream()
          .filter(list -> turn < list.size())
          .map(list -> list.get(turn))
          .sorted(order)
          .limit(LIMIT - chosen.size())
          .forEach(chosen::add);
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
