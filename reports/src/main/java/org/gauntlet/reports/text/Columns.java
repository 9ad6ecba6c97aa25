package org.gauntlet.reports.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rows of words set in columns for a console. Every cell is neutralised to one line: a name can
 * neither move the cursor nor start a line of its own.
 *
 * @param titles one for each column
 */
public record Columns(List<String> titles, List<List<String>> rows) {
  private static final int WIDEST = 120;
  private static final String GAP = "  ";

  public Columns {
    titles = List.copyOf(titles);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /** Lines, each ended by a line feed; columns whose cells are all figures are set flush right. */
  public String render() {
    List<List<String>> all = new ArrayList<>();
    all.add(titles.stream().map(Columns::cell).toList());
    rows.forEach(row -> all.add(row.stream().map(Columns::cell).toList()));
    List<Integer> widths =
        IntStream.range(0, titles.size())
            .map(c -> all.stream().mapToInt(row -> width(row.get(c))).max().orElse(0))
            .boxed()
            .toList();
    return all.stream().map(row -> line(row, widths)).collect(Collectors.joining());
  }

  private String line(List<String> row, List<Integer> widths) {
    String line =
        IntStream.range(0, row.size())
            .mapToObj(c -> pad(row.get(c), widths.get(c), rightAligned(c)))
            .collect(Collectors.joining(GAP));
    return " " + line.stripTrailing() + "\n";
  }

  private boolean rightAligned(int column) {
    return !rows.isEmpty() && rows.stream().allMatch(row -> isFigure(row.get(column)));
  }

  private static boolean isFigure(String cell) {
    return cell.equals(Figures.NONE)
        || cell.matches("[≥≤ ]*[0-9.,]+([Ee][+-]?[0-9]+)?[\\u00a0 ]?%?");
  }

  private static String cell(String raw) {
    return Plain.console(raw, WIDEST);
  }

  private static String pad(String cell, int width, boolean right) {
    String space = " ".repeat(width - width(cell));
    return right ? space + cell : cell + space;
  }

  private static int width(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
