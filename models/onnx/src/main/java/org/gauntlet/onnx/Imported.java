package org.gauntlet.onnx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.graph.Affine;
import org.gauntlet.nn.graph.Graph;
import org.gauntlet.nn.graph.Network;
import org.gauntlet.nn.graph.Node;
import org.gauntlet.nn.graph.Permute;

/**
 * A network from an ONNX file.
 *
 * @param logits the name of the logits in the file
 * @param contract which inputs it takes
 * @param notes what was decided on the way, one sentence each: people should read them
 */
public record Imported(Network network, String logits, InputContract contract, List<String> notes) {
  private static final String TURNED = "turned";
  private static final String STRETCHED = "stretched";

  public Imported {
    notes = List.copyOf(notes);
  }

  /** The same for inputs in [0, 1] with channels first; first steps make of them what it takes. */
  public Imported forUnitInputs() {
    return led(contract.units(), notes);
  }

  /**
   * The same for a file of which somebody knows the units, whatever it seems to take; refuses other
   * numbers of channels with IllegalArgumentException.
   */
  public Imported forUnitInputs(Units told) {
    List<String> others = new ArrayList<>(notes);
    others.remove(contract.note());
    return led(told, others);
  }

  private Imported led(Units units, List<String> said) {
    Domain domain = network.domain();
    boolean turned = contract.layout() == Layout.CHANNELS_LAST;
    if (network.graph().embedding().isPresent() || (units.isUnit() && !turned)) {
      return new Imported(network, logits, contract, said);
    }
    Shape shape = contract.layout().turned(domain.input());
    units.check(shape);
    List<String> more = new ArrayList<>(said);
    if (turned) {
      more.add("inputs %s with channels first are turned to %s".formatted(shape, domain.input()));
    }
    if (!units.isUnit()) {
      more.add("inputs in [0, 1] are %s first; budgets count in [0, 1]".formatted(units));
    }
    Domain unit = new Domain(shape, 0, 1, domain.classes());
    return new Imported(led(unit, units, turned), logits, contract, more);
  }

  private Network led(Domain domain, Units units, boolean turned) {
    Graph graph = network.graph();
    String input = graph.inputs().getFirst().name();
    List<Node> nodes = new ArrayList<>();
    SequencedMap<String, Tensor> parameters = new LinkedHashMap<>();
    String last = input;
    if (!units.isUnit()) {
      Shape constants = constants(domain.input(), units);
      nodes.add(new Node(STRETCHED, new Affine(constants), List.of(last)));
      last = STRETCHED;
      parameters.put(STRETCHED + ".scale", each(constants, units::scale));
      parameters.put(STRETCHED + ".shift", each(constants, units::shift));
    }
    if (turned) {
      nodes.add(new Node(TURNED, new Permute(contract.layout().order()), List.of(last)));
      last = TURNED;
    }
    String source = last;
    for (Node node : graph.nodes()) {
      List<String> read =
          node.inputs().stream().map(name -> name.equals(input) ? source : name).toList();
      nodes.add(new Node(node.name(), node.operator(), read));
    }
    parameters.putAll(network.parameters());
    List<Graph.Input> inputs = List.of(new Graph.Input(input, domain.input()));
    return new Network(new Graph(inputs, nodes, graph.outputs()), domain, parameters);
  }

  /** (1, 1, ...), or (C, 1, ...) where each channel has constants of its own. */
  private static Shape constants(Shape input, Units units) {
    List<Integer> dims = new ArrayList<>(Collections.nCopies(input.rank(), 1));
    dims.set(0, units.channels());
    return new Shape(dims);
  }

  private static Tensor each(Shape constants, Constant constant) {
    float[] values = new float[constants.size()];
    for (int channel = 0; channel < values.length; channel++) {
      values[channel] = constant.of(channel);
    }
    return Tensor.adopt(constants, values);
  }

  @FunctionalInterface
  private interface Constant {
    float of(int channel);
  }
}
