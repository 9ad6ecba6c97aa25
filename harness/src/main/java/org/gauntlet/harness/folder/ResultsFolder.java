package org.gauntlet.harness.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.gauntlet.core.AtomicFile;
import org.gauntlet.core.Reason;
import org.gauntlet.core.Refusal;
import org.gauntlet.harness.Evaluation;
import org.gauntlet.harness.Journal;
import org.gauntlet.harness.Judgement;
import org.gauntlet.harness.Line;
import org.gauntlet.harness.Manifest;
import org.gauntlet.harness.Phrase;

/**
 * The folder of one run: manifest.json before anything else, samples.jsonl while it goes,
 * evaluation.json at the end, verdict.json when gates are asked. Killed at any moment it can be
 * resumed, and ends with the same bytes but for times.
 */
public final class ResultsFolder implements Journal, AutoCloseable {
  static final String MANIFEST = "manifest.json";
  static final String EVALUATION = "evaluation.json";
  static final String VERDICT = "verdict.json";

  private final Path folder;
  private final Lock lock;
  private final Manifest manifest;
  private final Samples samples;

  private ResultsFolder(Path folder, Lock lock, Manifest manifest) {
    this.folder = folder;
    this.lock = lock;
    this.manifest = manifest;
    this.samples = new Samples(folder.resolve(Samples.FILE));
  }

  /**
   * Locks a folder for a run and writes its manifest.
   *
   * @param resume whether a run that is already there is continued; one with other settings is
   *     refused
   * @param settings that decide the result, see {@link org.gauntlet.harness.Plan#settings}
   */
  public static ResultsFolder open(
      Path folder, boolean resume, Origin origin, SequencedMap<String, String> settings) {
    create(folder);
    refuseStrange(folder);
    Lock lock = Lock.take(folder);
    try {
      return new ResultsFolder(folder, lock, begin(folder, resume, manifest(origin, settings)));
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  @Override
  public Optional<Evaluation> finished() {
    return ResultsReader.evaluation(folder);
  }

  @Override
  public List<Line> past() {
    return samples.recover();
  }

  @Override
  public void append(List<Line> lines) {
    samples.append(lines);
  }

  @Override
  public void finish(Evaluation evaluation, List<Line> lines) {
    if (manifest.finished().isEmpty()) {
      write(evaluation);
      samples.replace(lines);
      write(MANIFEST, manifest.finished(now()));
    }
  }

  /** Replaces the evaluation, for instance by one that has a transfer matrix. */
  public void write(Evaluation evaluation) {
    write(EVALUATION, evaluation);
  }

  public void write(Judgement judgement) {
    write(VERDICT, judgement);
  }

  /** Lets others use the folder. */
  @Override
  public void close() {
    lock.close();
  }

  private void write(String name, Object value) {
    write(folder, name, value);
  }

  private static void write(Path folder, String name, Object value) {
    String text = Json.FILES.writeValueAsString(value) + "\n";
    AtomicFile.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
  }

  private static void create(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw Refusal.environment(
          Phrase.of(
              "cannot create the output folder %s (%s): choose another", folder, Reason.of(e)),
          e);
    }
  }

  private static Manifest manifest(Origin origin, SequencedMap<String, String> settings) {
    SequencedMap<String, String> all = new LinkedHashMap<>();
    all.put("version", origin.version());
    all.putAll(settings);
    return new Manifest(Evaluation.SCHEMA, all, origin.command(), origin.environment(), now(), "");
  }

  private static Manifest begin(Path folder, boolean resume, Manifest fresh) {
    Optional<Manifest> old = ResultsReader.manifest(folder);
    if (old.isPresent() && resume) {
      Settings.mustEqual(folder, old.get().settings(), fresh.settings());
      return old.get();
    }
    if (old.isPresent()) {
      throw occupied(folder, "pass --resume to continue its run or ");
    }
    write(folder, MANIFEST, fresh);
    return fresh;
  }

  /** Before the lock, so that not even that is left in a folder which is none of ours. */
  private static void refuseStrange(Path folder) {
    if (!Files.exists(folder.resolve(MANIFEST)) && !vacant(folder)) {
      throw occupied(folder, "");
    }
  }

  private static Refusal occupied(Path folder, String remedy) {
    return Refusal.usage(
        Phrase.of("the output folder %s is not empty: %schoose another --out", folder, remedy));
  }

  /** Whether there is nothing but what a run leaves behind that was killed before it began. */
  private static boolean vacant(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .allMatch(name -> name.equals(Lock.FILE) || name.startsWith("." + MANIFEST));
    } catch (IOException e) {
      throw Refusal.environment(
          Phrase.of(
              "cannot list the output folder %s (%s): check its permissions", folder, Reason.of(e)),
          e);
    }
  }

  private static String now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
