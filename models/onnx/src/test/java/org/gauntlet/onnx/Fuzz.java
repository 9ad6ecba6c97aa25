package org.gauntlet.onnx;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.engine.CpuEngine;
import org.gauntlet.nn.graph.Network;

/**
 * Damages small models and hands them to the reader, which must answer or refuse, and soon. What
 * did not is printed as a line for the corpus. Arguments: minutes, and a number to begin at.
 */
final class Fuzz {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final long MOST_WORK = 10_000_000;

  /** Numbers at which readers stumble. */
  private static final List<Integer> EDGES = List.of(0, 1, 2, 0x7F, 0x80, 0xFE, 0xFF);

  private Fuzz() {}

  public static void main(String... arguments) throws IOException {
    long end = System.nanoTime() + Duration.ofMinutes(Long.parseLong(arguments[0])).toNanos();
    long first = Long.parseLong(arguments[1]);
    List<byte[]> seeds = new ArrayList<>(corpus().values());
    Map<String, Long> outcomes = new TreeMap<>();
    long round = first;
    for (; System.nanoTime() < end; round++) {
      byte[] file = damaged(seeds, round);
      long start = System.nanoTime();
      String outcome = outcome(file);
      if (outcome.startsWith("!") || System.nanoTime() - start > SOON.toNanos()) {
        System.out.println(outcome + " found-" + round + " " + encoded(file));
      }
      outcomes.merge(outcome, 1L, Long::sum);
    }
    System.out.println((round - first) + " files: " + outcomes);
  }

  /** Small models by name: good ones, and those that once were trouble. */
  static Map<String, byte[]> corpus() throws IOException {
    try (InputStream in = Fuzz.class.getResourceAsStream("corpus.txt")) {
      Map<String, byte[]> corpus = new TreeMap<>();
      new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" ", 2))
          .forEach(words -> corpus.put(words[0], Base64.getDecoder().decode(words[1])));
      return corpus;
    }
  }

  static String encoded(byte[] file) {
    return Base64.getEncoder().encodeToString(file);
  }

  /** Whether the file was read or refused; begins with ! where it was neither. */
  static String outcome(byte[] file) {
    try {
      OnnxFile opened = OnnxFile.of("f", file);
      Network network = opened.network().network();
      opened.operators();
      opened.leftOut();
      if (network.graph().multiplyAdds() < MOST_WORK && network.domain().input().size() < 1 << 20) {
        Batch x = Batch.of(Tensor.filled(network.domain().input(), 0.5f));
        CpuEngine.of(1).model(network).scores(x);
        return "run";
      }
      return "read";
    } catch (Refusal _) {
      return "refused";
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return "!" + e + " at " + Arrays.stream(e.getStackTrace()).findFirst().orElse(null);
    }
  }

  /** One of the seeds with a few changes; the same for the same number. */
  static byte[] damaged(List<byte[]> seeds, long number) {
    SplittableRandom random = new SplittableRandom(number);
    byte[] file = seeds.get(random.nextInt(seeds.size())).clone();
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes && file.length > 1; i++) {
      file = changed(file, seeds.get(random.nextInt(seeds.size())), random);
    }
    return file;
  }

  private static byte[] changed(byte[] file, byte[] other, SplittableRandom random) {
    int at = random.nextInt(file.length);
    int length = 1 + random.nextInt(Math.min(40, file.length - at));
    byte[] run = Arrays.copyOfRange(file, at, at + length);
    return switch (random.nextInt(7)) {
      case 0 -> spliced(file, at, 1, (byte) random.nextInt(256));
      case 1 -> spliced(file, at, 1, (byte) (file[at] ^ (1 << random.nextInt(8))));
      case 2 -> spliced(file, at, 1, EDGES.get(random.nextInt(EDGES.size())).byteValue());
      case 3 -> spliced(file, at, length);
      case 4 -> spliced(file, at, 0, run);
      case 5 -> {
        int from = random.nextInt(other.length);
        yield spliced(
            file,
            at,
            length,
            Arrays.copyOfRange(other, from, Math.min(other.length, from + length)));
      }
      default -> spliced(file, at, 1, hugeNumber(random));
    };
  }

  private static byte[] hugeNumber(SplittableRandom random) {
    byte[] number = new byte[1 + random.nextInt(10)];
    Arrays.fill(number, (byte) 0xFF);
    number[number.length - 1] = (byte) random.nextInt(128);
    return number;
  }

  /** The file with a run of bytes replaced. */
  private static byte[] spliced(byte[] file, int at, int length, byte... with) {
    byte[] result = new byte[file.length - length + with.length];
    System.arraycopy(file, 0, result, 0, at);
    System.arraycopy(with, 0, result, at, with.length);
    System.arraycopy(file, at + length, result, at + with.length, file.length - at - length);
    return result;
  }
}
