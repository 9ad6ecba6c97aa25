package org.gauntlet.reports.html;

import static org.gauntlet.reports.html.Element.el;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table whose first column names its rows. It scrolls by itself where the screen is too narrow.
 *
 * @param caption one sentence that says what the table shows
 */
public record Table(String caption, List<Column> columns, List<Row> rows) {

  /** A column, numbers set flush right. */
  public record Column(String title, boolean numeric) {
    public static Column words(String title) {
      return new Column(title, false);
    }

    public static Column numbers(String title) {
      return new Column(title, true);
    }
  }

  /**
   * One row.
   *
   * @param id what it can be linked by; empty for none
   * @param parted whether a group of rows begins with it
   */
  public record Row(String id, boolean parted, List<Node> cells) {
    public Row {
      cells = List.copyOf(cells);
    }

    public static Row of(String id, Node... cells) {
      return new Row(id, false, List.of(cells));
    }

    /** A row of plain words and figures. */
    public static Row of(String id, String... cells) {
      return new Row(id, false, Stream.of(cells).<Node>map(Text::new).toList());
    }
  }

  /** Parts the rows wherever their group changes; groups has one entry for each row. */
  public static List<Row> parted(List<Row> rows, List<?> groups) {
    return IntStream.range(0, rows.size())
        .mapToObj(i -> {
          boolean begins = i > 0 && !groups.get(i).equals(groups.get(i - 1));
          return new Row(rows.get(i).id(), begins, rows.get(i).cells());
        })
        .toList();
  }

  public Table {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  public Element render() {
    Element table =
        el(
            "table",
            el("caption", el("span", caption)),
            el("thead", el("tr", columns.stream().map(Table::heading).toList())),
            el("tbody", rows.stream().map(this::row).toList()));
    return scrolling(caption, table);
  }

  /** Around a table, so that it scrolls by itself, by mouse and by keyboard. */
  static Element scrolling(String caption, Element table) {
    return el("div", table)
        .styled("scroll")
        .with("role", "region")
        .with("tabindex", "0")
        .with("aria-label", caption);
  }

  private static Element heading(Column column) {
    Element cell = el("th", column.title()).with("scope", "col");
    return column.numeric() ? cell.styled("n") : cell;
  }

  private Element row(Row row) {
    List<Node> cells = new ArrayList<>();
    for (int i = 0; i < row.cells().size(); i++) {
      Element cell =
          i == 0 ? el("th", row.cells().get(i)).with("scope", "row") : el("td", row.cells().get(i));
      cells.add(columns.get(i).numeric() ? cell.styled("n") : cell);
    }
    Element tr = el("tr", cells);
    Element marked = row.parted() ? tr.styled("parted") : tr;
    return row.id().isEmpty() ? marked : marked.with("id", row.id());
  }
}
