package org.gauntlet.nn.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.gauntlet.core.Refusal;
import org.gauntlet.nn.graph.Network;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Checkpoints as bytes and back. */
final class CheckpointBytes {
  private static final String FORMAT = "gauntlet";
  private static final int VERSION = 1;

  private CheckpointBytes() {}

  static byte[] encode(Checkpoint checkpoint) {
    Network network = checkpoint.network();
    SequencedMap<String, String> metadata = new LinkedHashMap<>();
    metadata.put(Seal.KEY, Seal.OPEN);
    metadata.put("format", FORMAT);
    metadata.put("version", String.valueOf(VERSION));
    metadata.put("graph", GraphJson.write(network.graph()));
    metadata.put("domain", GraphJson.write(network.domain()));
    metadata.put("about", about(checkpoint));
    byte[] file = new SafeTensors(metadata, network.parameters()).encode();
    Seal.close(file);
    return file;
  }

  /** Refuses, naming the file, whatever is no whole and finite checkpoint. */
  static Checkpoint decode(String file, byte[] bytes) {
    if (!SafeTensors.startsWell(bytes)) {
      throw refusal(file, "is no Gauntlet checkpoint: " + Foreign.describe(bytes));
    }
    if (!Seal.isPresent(bytes)) {
      throw refusal(
          file,
          "is a safetensors file without a Gauntlet graph; choose one that gauntlet train wrote");
    }
    if (!Seal.holds(bytes)) {
      throw refusal(
          file, "is damaged or truncated: its checksum does not match; copy or train it again");
    }
    try {
      return read(SafeTensors.decode(bytes));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw Refusal.input(
          "model '%s' does not hold a usable network: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static Checkpoint read(SafeTensors file) {
    checkVersion(file.metadata());
    Network network =
        new Network(
            GraphJson.readGraph(entry(file.metadata(), "graph")),
            GraphJson.readDomain(entry(file.metadata(), "domain")),
            file.tensors());
    Fields about = Json.read("the provenance", entry(file.metadata(), "about"));
    about.only("classes", "provenance");
    return new Checkpoint(network, about.texts("classes"), about.fields("provenance").allTexts());
  }

  private static void checkVersion(Map<String, String> metadata) {
    String format = entry(metadata, "format");
    String version = entry(metadata, "version");
    if (!format.equals(FORMAT) || !version.equals(String.valueOf(VERSION))) {
      throw new IllegalArgumentException(
          "its format is %s %s, this program reads %s %d; update the program or train again"
              .formatted(format, version, FORMAT, VERSION));
    }
  }

  private static String entry(Map<String, String> metadata, String key) {
    String value = metadata.get(key);
    if (value == null) {
      throw new IllegalArgumentException("its metadata has no entry '" + key + "'");
    }
    return value;
  }

  private static String about(Checkpoint checkpoint) {
    ObjectNode json = Json.object();
    ArrayNode classes = json.putArray("classes");
    checkpoint.classNames().forEach(classes::add);
    ObjectNode provenance = json.putObject("provenance");
    checkpoint.provenance().forEach(provenance::put);
    return Json.write(json);
  }

  private static Refusal refusal(String file, String reason) {
    return Refusal.input("model '" + file + "' " + reason);
  }
}
