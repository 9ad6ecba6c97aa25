package org.gauntlet.nn.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import org.gauntlet.core.Shape;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The members of a JSON object, read by name and type; a wrong one names itself. */
record Fields(String what, SequencedMap<String, JsonNode> members) {

  static Fields of(String what, @Nullable JsonNode node) {
    if (node == null || !node.isObject()) {
      throw new IllegalArgumentException(what + " must be a JSON object");
    }
    SequencedMap<String, JsonNode> members = new LinkedHashMap<>();
    node.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
    return new Fields(what, members);
  }

  SequencedSet<String> names() {
    return members.sequencedKeySet();
  }

  /** Refuses when there are other members than these, so that nothing is silently ignored. */
  Fields only(String... names) {
    if (!Set.of(names).containsAll(members.keySet())) {
      throw new IllegalArgumentException(
          what + " may hold " + List.of(names) + ", got " + members.keySet());
    }
    return this;
  }

  String text(String name) {
    JsonNode node = member(name);
    if (!node.isString()) {
      throw wrong(name, "a string", node);
    }
    return node.stringValue();
  }

  /** One of an enum's constants, in lower case. */
  <E extends Enum<E>> E word(String name, Class<E> type) {
    String word = text(name);
    for (E constant : type.getEnumConstants()) {
      if (constant.name().toLowerCase(Locale.ROOT).equals(word)) {
        return constant;
      }
    }
    throw new IllegalArgumentException(
        "'%s' of %s must be one of %s in lower case, got '%s'"
            .formatted(name, what, Arrays.toString(type.getEnumConstants()), word));
  }

  int integer(String name) {
    return integer(name, member(name));
  }

  float number(String name) {
    return (float) real(name);
  }

  double real(String name) {
    JsonNode node = member(name);
    if (!node.isNumber()) {
      throw wrong(name, "a number", node);
    }
    return node.doubleValue();
  }

  boolean flag(String name) {
    JsonNode node = member(name);
    if (!node.isBoolean()) {
      throw wrong(name, "true or false", node);
    }
    return node.booleanValue();
  }

  Fields fields(String name) {
    return of("'" + name + "' of " + what, member(name));
  }

  List<Fields> list(String name) {
    List<Fields> list = new ArrayList<>();
    for (JsonNode item : array(name)) {
      list.add(of("'" + name + "'[" + list.size() + "] of " + what, item));
    }
    return list;
  }

  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (JsonNode item : array(name)) {
      if (!item.isString()) {
        throw wrong(name, "a list of strings", item);
      }
      texts.add(item.stringValue());
    }
    return texts;
  }

  List<Integer> integers(String name) {
    List<Integer> integers = new ArrayList<>();
    for (JsonNode item : array(name)) {
      integers.add(integer(name, item));
    }
    return integers;
  }

  Shape shape(String name) {
    return new Shape(integers(name));
  }

  /** All members as text, in order. */
  SequencedMap<String, String> allTexts() {
    SequencedMap<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> member : members.entrySet()) {
      texts.put(member.getKey(), text(member.getKey()));
    }
    return texts;
  }

  private int integer(String name, JsonNode node) {
    if (!node.isIntegralNumber() || !node.canConvertToInt()) {
      throw wrong(name, "a whole number", node);
    }
    return node.intValue();
  }

  private JsonNode array(String name) {
    JsonNode node = member(name);
    if (!node.isArray()) {
      throw wrong(name, "a list", node);
    }
    return node;
  }

  private JsonNode member(String name) {
    JsonNode node = members.get(name);
    if (node == null) {
      throw new IllegalArgumentException(what + " must have a member '" + name + "'");
    }
    return node;
  }

  private IllegalArgumentException wrong(String name, String expected, JsonNode found) {
    return new IllegalArgumentException(
        "'%s' of %s must be %s, got %s"
            .formatted(name, what, expected, found.getNodeType().name().toLowerCase(Locale.ROOT)));
  }
}
