package org.gauntlet.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import org.gauntlet.core.AtomicFile;
import org.gauntlet.core.Refusal;
import org.gauntlet.nn.graph.Network;
import org.gauntlet.nn.store.Checkpoint;
import org.gauntlet.nn.store.InputFile;
import org.gauntlet.onnx.OnnxExport;
import org.gauntlet.onnx.OnnxFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gauntlet convert}: a model of ours as ONNX, or an ONNX model as one of ours. */
@Command(
    name = "convert",
    mixinStandardHelpOptions = true,
    description = {
      "Writes a model in the format that the new file's name ends with: .onnx, or .safetensors for"
          + " Gauntlet's own. With --arch, FROM holds the weights alone, as another program saved"
          + " them in a safetensors file."
    })
final class Convert implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "FROM",
      description = "an ONNX model, one of ours, or weights alone")
  private Path from = Path.of("");

  @Parameters(index = "1", paramLabel = "TO", description = "the new file; refused when it exists")
  private Path to = Path.of("");

  @Mixin private ForeignOptions foreign = new ForeignOptions();
  @Mixin private InputOptions input = new InputOptions();

  @Override
  public Integer call() {
    foreign.check();
    input.check();
    boolean onnx = wantsOnnx();
    if (Files.exists(to)) {
      throw Refusal.usage(to + " exists already: choose another name or remove the file");
    }
    ModelSource source =
        foreign.isAsked()
            ? new ModelSource(foreign.network(from), List.of())
            : ModelSource.read(from, input.reading());
    if (onnx) {
      AtomicFile.write(to, OnnxExport.encode(source.network(), about()));
    } else {
      new Checkpoint(source.network(), classNames(), provenance()).write(to);
    }
    tell(source);
    return ExitCode.OK;
  }

  private boolean wantsOnnx() {
    String name = String.valueOf(to.getFileName());
    if (!name.endsWith(".onnx") && !name.endsWith(".safetensors")) {
      throw Refusal.usage("the new file must end with .onnx or .safetensors, got " + to);
    }
    return name.endsWith(".onnx");
  }

  private List<String> classNames() {
    if (foreign.isAsked()) {
      return foreign.classNames();
    }
    return OnnxFile.looksLike(InputFile.read(from))
        ? List.of()
        : Checkpoint.read(from).classNames();
  }

  /** What a checkpoint says of its making, which ONNX keeps word by word. */
  private SequencedMap<String, String> about() {
    if (foreign.isAsked()) {
      return provenance();
    }
    return OnnxFile.looksLike(InputFile.read(from))
        ? new LinkedHashMap<>()
        : new LinkedHashMap<>(Checkpoint.read(from).provenance());
  }

  private SequencedMap<String, String> provenance() {
    SequencedMap<String, String> provenance = new LinkedHashMap<>();
    provenance.put("gauntlet", Version.text());
    provenance.put("converted from", from.toString());
    if (foreign.isAsked()) {
      provenance.put("arch", foreign.architecture());
    }
    return provenance;
  }

  private void tell(ModelSource source) {
    source
        .notes()
        .forEach(note -> spec.commandLine().getErr().println("note: " + from + ": " + note));
    Network network = source.network();
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "Model: %s (%d operators, %d tensors)%n",
        to, network.graph().nodes().size(), network.parameters().size());
    out.flush();
  }
}
