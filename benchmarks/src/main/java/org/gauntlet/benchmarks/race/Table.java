package org.gauntlet.benchmarks.race;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rows measured so far against a rival, each told as it comes. */
public final class Table {
  private final String rival;
  private final List<Row> rows = new ArrayList<>();
  private final Consumer<Row> listener;

  /**
   * @param rival what the other side is called in columns and fields
   */
  public Table(String rival, Consumer<Row> listener) {
    this.rival = rival;
    this.listener = listener;
  }

  public void add(Row row) {
    rows.add(row);
    listener.accept(row);
  }

  public List<Row> rows() {
    return List.copyOf(rows);
  }

  /** {@code [{"name": ..., "gauntlet": ..., ...}, ...]}. */
  public String json() {
    List<String> lines = rows.stream().map(this::json).toList();
    return "[\n" + String.join(",\n", lines) + "\n]\n";
  }

  /** The rows that {@link #json} wrote of a race against this rival. */
  public static List<Row> read(String rival, String json) {
    List<Row> rows = new ArrayList<>();
    for (JsonNode row : new JsonMapper().readTree(json)) {
      rows.add(
          new Row(
              row.get("name").asString(),
              row.get("gauntlet").asDouble(Double.NaN),
              row.get(rival).asDouble(Double.NaN),
              row.get("ratio").asDouble(Double.NaN),
              row.get("threads").asInt(),
              row.get("width").asInt()));
    }
    return rows;
  }

  public String markdown() {
    StringBuilder text = new StringBuilder();
    text.append("| what | Gauntlet | %s | ratio | threads | bits |\n".formatted(rival));
    text.append("| --- | --- | --- | --- | --- | --- |\n");
    rows.forEach(row -> text.append(line(row)).append('\n'));
    return text.toString();
  }

  public static String line(Row row) {
    return "| %s | %s | %s | %s | %d | %d |"
        .formatted(
            row.name(),
            cell(row.gauntlet()),
            cell(row.rival()),
            cell(row.ratio()),
            row.threads(),
            row.width());
  }

  private String json(Row row) {
    return "{\"name\": \"%s\", \"gauntlet\": %s, \"%s\": %s, \"ratio\": %s, \"threads\": %d, \"width\": %d}"
        .formatted(
            row.name(),
            number(row.gauntlet()),
            rival,
            number(row.rival()),
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
