package org.gauntlet.nn.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.graph.Graph;
import org.gauntlet.nn.graph.Network;
import org.gauntlet.nn.train.Milestone;
import org.gauntlet.nn.train.Momentum;
import org.gauntlet.nn.train.Trained;
import tools.jackson.databind.node.ObjectNode;

/**
 * Unfinished trainings as bytes and back. Tensors carry the name of their parameter behind the name
 * of what they are: {@code network}, {@code kept}, and {@code moment0}, {@code moment1}, ....
 */
final class UnfinishedBytes {
  private static final String NETWORK = "network/";
  private static final String KEPT = "kept/";

  private UnfinishedBytes() {}

  static byte[] encode(Unfinished training) {
    Milestone at = training.milestone();
    ObjectNode state = Json.object().put("seconds", training.seconds());
    state.put("steps", at.momentum().steps()).put("best", at.trained().best());
    state.set("curve", CurveJson.write(at.trained().curve()));
    ObjectNode settings = Json.object();
    training.settings().forEach(settings::put);
    SequencedMap<String, String> texts = new LinkedHashMap<>();
    texts.put("settings", Json.write(settings));
    texts.put("state", Json.write(state));
    texts.put("graph", GraphJson.write(at.network().graph()));
    texts.put("domain", GraphJson.write(at.network().domain()));
    SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
    at.network().parameters().forEach((name, tensor) -> tensors.put(NETWORK + name, tensor));
    at.trained().network().parameters().forEach((name, tensor) -> tensors.put(KEPT + name, tensor));
    at.momentum()
        .moments()
        .forEach((name, moments) -> {
          for (int i = 0; i < moments.size(); i++) {
            tensors.put(moment(i) + name, moments.get(i));
          }
        });
    return Format.TRAINING.encode(texts, tensors);
  }

  static Unfinished decode(String file, byte[] bytes) {
    return Format.TRAINING.decode(file, bytes, UnfinishedBytes::read);
  }

  private static Unfinished read(SafeTensors file) {
    Graph graph = GraphJson.readGraph(Format.text(file, "graph"));
    Domain domain = GraphJson.readDomain(Format.text(file, "domain"));
    Fields state =
        Json.read("the state", Format.text(file, "state"))
            .only("seconds", "steps", "best", "curve");
    Network kept = new Network(graph, domain, parameters(file, KEPT));
    return new Unfinished(
        Json.read("the settings", Format.text(file, "settings")).allTexts(),
        state.real("seconds"),
        new Milestone(
            new Network(graph, domain, parameters(file, NETWORK)),
            new Momentum(state.integer("steps"), moments(file, graph)),
            new Trained(kept, state.integer("best"), CurveJson.read(state.list("curve")))));
  }

  private static SequencedMap<String, Tensor> parameters(SafeTensors file, String what) {
    SequencedMap<String, Tensor> parameters = new LinkedHashMap<>();
    file.tensors()
        .forEach((name, tensor) -> {
          if (name.startsWith(what)) {
            parameters.put(name.substring(what.length()), tensor);
          }
        });
    return parameters;
  }

  private static SequencedMap<String, List<Tensor>> moments(SafeTensors file, Graph graph) {
    SequencedMap<String, List<Tensor>> moments = new LinkedHashMap<>();
    graph
        .slots()
        .forEach((name, slot) -> {
          if (slot.trainable()) {
            moments.put(name, moments(file.tensors(), name));
          }
        });
    return moments;
  }

  private static List<Tensor> moments(Map<String, Tensor> tensors, String parameter) {
    List<Tensor> moments = new ArrayList<>();
    for (int i = 0; tensors.containsKey(moment(i) + parameter); i++) {
      moments.add(tensors.get(moment(i) + parameter));
    }
    return moments;
  }

  private static String moment(int number) {
    return "moment" + number + "/";
  }
}
