package org.gauntlet.harness.folder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gauntlet.core.Refusal;
import org.gauntlet.harness.Phrase;

/** Compares what a run was begun with and what it is to be resumed with. */
public final class Settings {
  private Settings() {}

  /** Refuses, naming every difference, to go on with other settings. */
  public static void mustEqual(Path folder, Map<String, String> old, Map<String, String> fresh) {
    Set<String> names = new LinkedHashSet<>(old.keySet());
    names.addAll(fresh.keySet());
    List<String> differences = new ArrayList<>();
    for (String name : names) {
      String before = old.getOrDefault(name, "absent");
      String now = fresh.getOrDefault(name, "absent");
      if (!before.equals(now)) {
        differences.add(Phrase.of("%s was '%s' and is '%s'", name, before, now));
      }
    }
    if (!differences.isEmpty()) {
      throw Refusal.usage(
          Phrase.of(
                  "the run in %s cannot be resumed with other settings (%s): restore them or choose"
                      + " another",
                  folder, String.join("; ", differences))
              + " --out");
    }
  }
}
