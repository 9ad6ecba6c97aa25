package org.gauntlet.nn.store;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.gauntlet.core.Refusal;
import org.gauntlet.nn.graph.Network;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Checkpoints as bytes and back. */
final class CheckpointBytes {
  private CheckpointBytes() {}

  static byte[] encode(Checkpoint checkpoint) {
    Network network = checkpoint.network();
    SequencedMap<String, String> texts = new LinkedHashMap<>();
    texts.put("graph", GraphJson.write(network.graph()));
    texts.put("domain", GraphJson.write(network.domain()));
    texts.put("about", about(checkpoint));
    return Format.MODEL.encode(texts, network.parameters());
  }

  /** Refuses, naming the file, whatever is no whole and finite checkpoint. */
  static Checkpoint decode(String file, byte[] bytes) {
    if (!SafeTensors.startsWell(bytes)) {
      throw Refusal.input(
          "model '%s' is no Gauntlet checkpoint: %s".formatted(file, Foreign.describe(bytes)));
    }
    if (!Seal.isPresent(bytes)) {
      throw Refusal.input(
          ("model '%s' is a safetensors file without a Gauntlet graph; choose one that gauntlet"
                  + " train wrote, or see gauntlet convert --arch")
              .formatted(file));
    }
    return Format.MODEL.decode(file, bytes, CheckpointBytes::read);
  }

  private static Checkpoint read(SafeTensors file) {
    Network network =
        new Network(
            GraphJson.readGraph(Format.text(file, "graph")),
            GraphJson.readDomain(Format.text(file, "domain")),
            file.tensors());
    Fields about = Json.read("the provenance", Format.text(file, "about"));
    about.only("classes", "provenance");
    return new Checkpoint(network, about.texts("classes"), about.fields("provenance").allTexts());
  }

  private static String about(Checkpoint checkpoint) {
    ObjectNode json = Json.object();
    ArrayNode classes = json.putArray("classes");
    checkpoint.classNames().forEach(classes::add);
    ObjectNode provenance = json.putObject("provenance");
    checkpoint.provenance().forEach(provenance::put);
    return Json.write(json);
  }
}
