package org.gauntlet.benchmarks.onnx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.gauntlet.core.AtomicFile;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.arch.Architectures;
import org.gauntlet.nn.graph.Conv2d;
import org.gauntlet.nn.graph.Dense;
import org.gauntlet.nn.graph.Flatten;
import org.gauntlet.nn.graph.Graph;
import org.gauntlet.nn.graph.GraphBuilder;
import org.gauntlet.nn.graph.MaxPool2d;
import org.gauntlet.nn.graph.Network;
import org.gauntlet.nn.graph.Relu;
import org.gauntlet.onnx.OnnxExport;
import org.gauntlet.onnx.OnnxFile;

/**
 * One network three times: as an ONNX file, imported, and built natively with the same weights.
 *
 * @param name what it is called in the table
 */
record Contestant(String name, Path file, Network imported, Network built) {
  private static final Domain GREY = new Domain(Shape.of(1, 28, 28), 0, 1, 10);
  private static final Domain COLOUR = new Domain(Shape.of(3, 32, 32), 0, 1, 10);

  /** The fast net, LeNet and ResNet-18. */
  static List<Contestant> all(Optional<Path> models) {
    return List.of(
        of("fast_fgsm.onnx", models, Architectures.named("fast").graph(GREY), GREY),
        of("lenet5_clean.onnx", models, lenet(), GREY),
        of("resnet18", Optional.empty(), Architectures.named("resnet18").graph(COLOUR), COLOUR));
  }

  /** A published file where there is one; otherwise the graph, written with fresh weights. */
  private static Contestant of(String name, Optional<Path> models, Graph graph, Domain domain) {
    Network fresh = Network.initialise(graph, domain, new Seed(1));
    Path file = models.map(folder -> folder.resolve(name)).orElseGet(() -> written(fresh));
    Network imported = OnnxFile.open(file).network().network();
    String title = models.isPresent() ? name : name.replace(".onnx", "") + ", fresh weights";
    return new Contestant(title, file, imported, withWeights(fresh, imported));
  }

  private static Path written(Network network) {
    try {
      Path file = Files.createTempFile("contestant", ".onnx");
      file.toFile().deleteOnExit();
      AtomicFile.write(file, OnnxExport.encode(network));
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Both list their tensors from the input to the logits. */
  private static Network withWeights(Network built, Network imported) {
    SequencedMap<String, Tensor> weights = new LinkedHashMap<>();
    Iterator<Tensor> values = imported.parameters().values().iterator();
    built.parameters().sequencedKeySet().forEach(name -> weights.put(name, values.next()));
    return built.with(weights);
  }

  /** The LeNet of the published files. */
  private static Graph lenet() {
    return new GraphBuilder()
        .input("x", GREY.input())
        .then(Conv2d.of(32, 3, 1, 1))
        .then(new Relu())
        .then(MaxPool2d.of(2))
        .then(Conv2d.of(64, 3, 1, 1))
        .then(new Relu())
        .then(MaxPool2d.of(2))
        .then(new Flatten())
        .then(new Dense(200))
        .then(new Relu())
        .then(new Dense(10))
        .graph();
  }
}
