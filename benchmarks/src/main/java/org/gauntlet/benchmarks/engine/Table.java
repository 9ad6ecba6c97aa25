package org.gauntlet.benchmarks.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rows measured so far, each told as it comes. */
final class Table {
  private final List<Row> rows = new ArrayList<>();
  private final Consumer<Row> listener;

  Table(Consumer<Row> listener) {
    this.listener = listener;
  }

  void add(Row row) {
    rows.add(row);
    listener.accept(row);
  }

  List<Row> rows() {
    return List.copyOf(rows);
  }

  /** {@code [{"name": ..., "gauntlet": ..., ...}, ...]}. */
  String json() {
    List<String> lines = rows.stream().map(Table::json).toList();
    return "[\n" + String.join(",\n", lines) + "\n]\n";
  }

  /** The rows that {@link #json} wrote. */
  static List<Row> read(String json) {
    List<Row> rows = new ArrayList<>();
    for (JsonNode row : new JsonMapper().readTree(json)) {
      rows.add(
          new Row(
              row.get("name").asString(),
              row.get("gauntlet").asDouble(Double.NaN),
              row.get("libtorch").asDouble(Double.NaN),
              row.get("ratio").asDouble(Double.NaN),
              row.get("threads").asInt(),
              row.get("width").asInt()));
    }
    return rows;
  }

  String markdown() {
    StringBuilder text = new StringBuilder();
    text.append("| what | Gauntlet | libtorch | ratio | threads | bits |\n");
    text.append("| --- | --- | --- | --- | --- | --- |\n");
    rows.forEach(row -> text.append(line(row)).append('\n'));
    return text.toString();
  }

  static String line(Row row) {
    return "| %s | %s | %s | %s | %d | %d |"
        .formatted(
            row.name(),
            cell(row.gauntlet()),
            cell(row.libtorch()),
            cell(row.ratio()),
            row.threads(),
            row.width());
  }

  private static String json(Row row) {
    return "{\"name\": \"%s\", \"gauntlet\": %s, \"libtorch\": %s, \"ratio\": %s, \"threads\": %d, \"width\": %d}"
        .formatted(
            row.name(),
            number(row.gauntlet()),
            number(row.libtorch()),
            number(row.ratio()),
            row.threads(),
            row.width());
  }

  private static String number(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.4g", value) : "null";
  }

  private static String cell(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.3g", value) : "";
  }
}
