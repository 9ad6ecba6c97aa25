package org.gauntlet.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.arch.Architectures;
import org.gauntlet.nn.graph.Graph;
import org.gauntlet.nn.graph.Network;
import org.gauntlet.nn.store.ForeignWeights;
import picocli.CommandLine.Option;

/** The words that say which network of ours takes the weights of another program. */
final class ForeignOptions {
  @Option(
      names = "--arch",
      paramLabel = "NAME",
      description = "the network that takes the weights, see gauntlet list")
  private Optional<String> arch = Optional.empty();

  @Option(
      names = "--data-shape",
      paramLabel = "C,H,W",
      description = "what the network takes, such as 1,28,28; values lie in [0, 1]")
  private Optional<String> shape = Optional.empty();

  @Option(
      names = "--classes",
      paramLabel = "N|NAME,NAME",
      defaultValue = "10",
      description = "how many classes there are, or their names (default: ${DEFAULT-VALUE})")
  private String classes = "10";

  @Option(
      names = "--map",
      paramLabel = "FROM=TO[,FROM=TO]",
      description =
          "layers (or tensors) of the file and the network's layers that take them, such as"
              + " fc1=dense1; all others go where they fit (repeatable)")
  private List<String> map = new ArrayList<>();

  /** Refuses wrong words before anything is read. */
  void check() {
    if (isAsked()) {
      graph();
      named();
    } else if (shape.isPresent() || !map.isEmpty()) {
      throw Refusal.usage("--data-shape and --map need --arch, the network that takes the weights");
    }
  }

  /** Whether the file holds weights alone. */
  boolean isAsked() {
    return arch.isPresent();
  }

  String architecture() {
    return arch.orElseThrow();
  }

  Network network(Path weights) {
    return ForeignWeights.read(weights).into(graph(), domain(), named());
  }

  /** The names, where those were given. */
  List<String> classNames() {
    return isCount(classes) ? List.of() : List.of(classes.split(",", -1));
  }

  private Graph graph() {
    try {
      return Architectures.named(architecture()).graph(domain());
    } catch (IllegalArgumentException e) {
      throw Refusal.usage(
          "--arch %s cannot be built: %s".formatted(architecture(), e.getMessage()));
    }
  }

  private Domain domain() {
    String words =
        shape.orElseThrow(() ->
            Refusal.usage("--arch needs --data-shape, what the network takes, such as 1,28,28"));
    try {
      List<Integer> dims =
          Stream.of(words.split(",", -1)).map(String::strip).map(Integer::valueOf).toList();
      int count = isCount(classes) ? Integer.parseInt(classes) : classNames().size();
      return new Domain(new Shape(dims), 0, 1, count);
    } catch (IllegalArgumentException e) {
      throw Refusal.usage(
          "--data-shape must be extents such as 1,28,28 and --classes >= 2, got %s and %s"
              .formatted(words, classes));
    }
  }

  private static boolean isCount(String words) {
    return words.matches("\\d+");
  }

  private SequencedMap<String, String> named() {
    SequencedMap<String, String> named = new LinkedHashMap<>();
    for (String list : map) {
      for (String pair : list.split(",", -1)) {
        String[] ends = pair.strip().split("=", -1);
        if (ends.length != 2 || ends[0].isEmpty() || ends[1].isEmpty()) {
          throw Refusal.usage("--map must be FROM=TO such as fc1=dense1, got '%s'".formatted(pair));
        }
        if (named.put(ends[0], ends[1]) != null) {
          throw Refusal.usage("--map names '%s' twice: leave one out".formatted(ends[0]));
        }
      }
    }
    return named;
  }
}
