package org.gauntlet.reports.html;

import static org.gauntlet.reports.html.Element.el;

import java.util.ArrayList;
import java.util.List;

/**
 * A matrix whose cells carry their numbers; the shade repeats them.
 *
 * @param corner what the rows are
 */
public record HeatMap(
    String caption,
    String corner,
    List<String> rowNames,
    List<String> columnNames,
    List<List<Cell>> cells) {

  /** A number, a smaller one below it, and how hot it is. */
  public record Cell(String figure, String detail, int shade) {
    public Cell {
      if (shade < 0 || shade >= Colour.SHADES) {
        throw new IllegalArgumentException(
            "shade must be >= 0 and < " + Colour.SHADES + ", got " + shade);
      }
    }

    /** Heat from 0, like the card, to 1. Anything above nothing is visibly warm. */
    public static Cell of(String figure, String detail, double heat) {
      double scaled = Math.clamp(heat, 0, 1) * (Colour.SHADES - 1);
      return new Cell(figure, detail, (int) Math.ceil(scaled));
    }

    /** A cell in which nothing can stand. */
    public static Cell blank() {
      return new Cell("·", "", 0);
    }
  }

  public HeatMap {
    rowNames = List.copyOf(rowNames);
    columnNames = List.copyOf(columnNames);
    cells = cells.stream().map(List::copyOf).toList();
  }

  public Element render() {
    List<Node> head = new ArrayList<>();
    head.add(el("th", corner).with("scope", "col"));
    columnNames.forEach(name -> head.add(el("th", el("bdi", name)).with("scope", "col")));
    List<Node> body = new ArrayList<>();
    for (int i = 0; i < rowNames.size(); i++) {
      body.add(row(rowNames.get(i), cells.get(i)));
    }
    Element table =
        el(
                "table",
                el("caption", el("span", caption)),
                el("thead", el("tr", head)),
                el("tbody", body))
            .styled("heat");
    return Table.scrolling(caption, table).styled("scroll snug");
  }

  private static Element row(String name, List<Cell> cells) {
    List<Node> row = new ArrayList<>();
    row.add(el("th", el("bdi", name)).with("scope", "row"));
    cells.forEach(cell -> row.add(cell(cell)));
    return el("tr", row);
  }

  private static Element cell(Cell cell) {
    Element td = el("td", cell.figure()).styled("h" + cell.shade());
    return cell.detail().isEmpty() ? td : td.add(el("small", cell.detail()));
  }
}
