package org.gauntlet.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.gauntlet.harness.Judgement;
import org.gauntlet.harness.folder.Results;
import org.gauntlet.harness.folder.ResultsReader;
import org.gauntlet.reports.ConsoleSummary;
import org.gauntlet.reports.HtmlReport;
import org.gauntlet.reports.ReportFile;

/**
 * Tells what stands in a results folder, so that the figure that was judged is the figure that is
 * printed.
 */
final class Publication {
  private Publication() {}

  /** Writes the report, prints the summary, answers the judgement. */
  static Optional<Judgement> of(Path folder, PrintWriter out) {
    Results results = ResultsReader.read(folder);
    String page = HtmlReport.render(results.manifest(), results.evaluation(), results.judgement());
    Path report = ReportFile.write(folder, page);
    out.print(ConsoleSummary.render(results.evaluation(), results.judgement()));
    out.println("Report: " + report);
    out.flush();
    return results.judgement();
  }
}
