package org.gauntlet.nn.store;

import java.util.List;
import java.util.Optional;
import org.gauntlet.nn.train.Accuracy;
import org.gauntlet.nn.train.Epoch;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Training curves as JSON. */
final class CurveJson {
  private CurveJson() {}

  static ArrayNode write(List<Epoch> curve) {
    ArrayNode list = Json.object().arrayNode();
    for (Epoch epoch : curve) {
      ObjectNode json = list.addObject().put("number", epoch.number());
      json.put("rate", epoch.rate()).put("loss", epoch.loss());
      json.set("training", write(epoch.training()));
      epoch.validation().ifPresent(accuracy -> json.set("validation", write(accuracy)));
    }
    return list;
  }

  static List<Epoch> read(List<Fields> list) {
    return list.stream().map(CurveJson::epoch).toList();
  }

  private static Epoch epoch(Fields json) {
    json.only("number", "rate", "loss", "training", "validation");
    return new Epoch(
        json.integer("number"),
        json.real("rate"),
        json.real("loss"),
        accuracy(json.fields("training")),
        json.names().contains("validation")
            ? Optional.of(accuracy(json.fields("validation")))
            : Optional.empty());
  }

  private static ObjectNode write(Accuracy accuracy) {
    return Json.object().put("hits", accuracy.hits()).put("of", accuracy.of());
  }

  private static Accuracy accuracy(Fields json) {
    json.only("hits", "of");
    return new Accuracy(json.integer("hits"), json.integer("of"));
  }
}
