package org.gauntlet.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.gauntlet.core.Domain;
import org.gauntlet.nn.arch.Summary;
import org.gauntlet.nn.graph.Network;
import org.gauntlet.nn.store.Checkpoint;
import org.gauntlet.nn.store.InputFile;
import org.gauntlet.onnx.BlackBox;
import org.gauntlet.onnx.Imported;
import org.gauntlet.onnx.InputContract;
import org.gauntlet.onnx.OnnxFile;
import org.gauntlet.onnx.Usage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gauntlet inspect}: what is in a model file, and whether it can be attacked white-box. */
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    description = "Shows the operators, shapes, logits and cost of a model file.")
final class Inspect implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "an ONNX model, or one of gauntlet train")
  private Path file = Path.of("");

  @Mixin private ExternalOption external = new ExternalOption();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (OnnxFile.looksLike(InputFile.read(file))) {
      tell(OnnxFile.open(file, external.files()), out);
    } else {
      tell(Checkpoint.read(file).network(), out);
    }
    out.flush();
    return ExitCode.OK;
  }

  private void tell(OnnxFile onnx, PrintWriter out) {
    Optional<BlackBox> trees = onnx.trees(Optional.empty());
    tell(onnx, trees.isPresent() ? "supported, without gradients" : "NOT SUPPORTED", out);
    out.flush();
    if (trees.isPresent()) {
      tell(trees.get(), out);
    } else {
      tell(onnx.network(), out);
    }
  }

  private void tell(OnnxFile onnx, String others, PrintWriter out) {
    out.printf("model     %s%n", file);
    out.printf("producer  %s, opset %d%n", onnx.producer(), onnx.opset());
    onnx.dataFiles().forEach(data -> out.printf("weights   %s%n", data));
    onnx.inputs().forEach(one -> out.printf("input     %s %s%n", one.name(), one.shape()));
    onnx.outputs().forEach(one -> out.printf("output    %s %s%n", one.name(), one.shape()));
    out.println("operators");
    onnx.operators().forEach(usage -> tell(usage, usage.supported() ? "supported" : others, out));
    onnx.leftOut().forEach(usage -> tell(usage, "left out, not before the logits", out));
  }

  private static void tell(Usage usage, String fate, PrintWriter out) {
    out.printf("  %5d %-24s %s%n", usage.count(), usage.operator(), fate);
  }

  private static void tell(BlackBox trees, PrintWriter out) {
    tell(trees.contract(), trees.notes(), out);
    takes(trees.model().domain(), "not differentiable (trees)", out);
  }

  private static void tell(Imported imported, PrintWriter out) {
    out.printf("logits    %s%n", imported.logits());
    tell(imported.contract(), imported.notes(), out);
    if (imported.network().domain().input().rank() == 3) {
      out.printf("layout    %s%n", imported.contract().layout().word());
    }
    tell(imported.network(), out);
  }

  private static void tell(InputContract contract, List<String> notes, PrintWriter out) {
    notes.forEach(note -> out.printf("note      %s%n", note));
    if (!contract.known()) {
      out.println(
          "range     not in the file: evaluate and gate ask clean accuracy, or --input-range");
    }
  }

  private static void tell(Network network, PrintWriter out) {
    String gradient =
        network
            .graph()
            .embedding()
            .map("differentiable at its embedding '%s' alone (tokens)"::formatted)
            .orElse("differentiable");
    takes(network.domain(), gradient, out);
    out.print(Summary.of(network.graph()));
  }

  private static void takes(Domain domain, String gradient, PrintWriter out) {
    out.printf(
        "takes     %s in [%s, %s], answers %d classes, %s%n",
        domain.input(), domain.low(), domain.high(), domain.classes(), gradient);
  }
}
