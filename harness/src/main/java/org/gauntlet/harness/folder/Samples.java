package org.gauntlet.harness.folder;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gauntlet.core.AtomicFile;
import org.gauntlet.core.Reason;
import org.gauntlet.core.Refusal;
import org.gauntlet.harness.Clean;
import org.gauntlet.harness.Lap;
import org.gauntlet.harness.Line;
import org.gauntlet.harness.Phrase;
import org.gauntlet.harness.Trial;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** The file of lines, samples.jsonl: each a JSON object that begins with its kind. */
record Samples(Path file) {
  static final String FILE = "samples.jsonl";

  private static final String KIND = "kind";

  /**
   * The lines up to the first that is torn or no line of ours; the rest of the file is cut off, so
   * that what is appended next begins a line.
   */
  List<Line> recover() {
    if (!Files.exists(file)) {
      return List.of();
    }
    byte[] bytes = bytes();
    List<Line> lines = new ArrayList<>();
    int from = 0;
    for (int end = next(bytes, from); end >= 0; end = next(bytes, from)) {
      try {
        lines.add(parse(new String(bytes, from, end - from, StandardCharsets.UTF_8)));
      } catch (JacksonException | IllegalArgumentException e) {
        break;
      }
      from = end + 1;
    }
    if (from < bytes.length) {
      Durable.cut(file, from);
    }
    return lines;
  }

  void append(List<Line> lines) {
    Durable.append(file, encode(lines));
  }

  void replace(List<Line> lines) {
    AtomicFile.write(file, encode(lines));
  }

  private byte[] bytes() {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw Refusal.environment(
          Phrase.of("cannot read %s (%s): check its permissions", file, Reason.of(e)), e);
    }
  }

  private static int next(byte[] bytes, int from) {
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private static Line parse(String text) {
    if (!(Json.LINES.readTree(text) instanceof ObjectNode node)) {
      throw new IllegalArgumentException("a line must be an object, got " + text);
    }
    Class<? extends Line> type =
        switch (node.path(KIND).asString("")) {
          case "clean" -> Clean.class;
          case "trial" -> Trial.class;
          case "lap" -> Lap.class;
          default -> throw new IllegalArgumentException("a line must name its kind, got " + text);
        };
    return Json.LINES.treeToValue(node, type);
  }

  private static byte[] encode(List<Line> lines) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (Line line : lines) {
      ObjectNode node = Json.LINES.createObjectNode().put(KIND, kind(line));
      node.setAll((ObjectNode) Json.LINES.valueToTree(line));
      bytes.writeBytes(Json.LINES.writeValueAsBytes(node));
      bytes.write('\n');
    }
    return bytes.toByteArray();
  }

  private static String kind(Line line) {
    return switch (line) {
      case Clean _ -> "clean";
      case Trial _ -> "trial";
      case Lap _ -> "lap";
    };
  }
}
