package org.gauntlet.reports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.gauntlet.harness.Evaluation;
import org.gauntlet.harness.GateResult.Verdict;

/** Writes the sample pages to a folder, to be looked at in a browser. */
final class RenderSamples {
  private RenderSamples() {}

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    Evaluation grey = Samples.grey();
    Evaluation colour = Samples.colour();
    Files.writeString(
        folder.resolve("grey.html"),
        HtmlReport.render(
            Samples.manifest(true),
            grey,
            Optional.of(Samples.judgement(grey, 0.45, Verdict.PASS))));
    Files.writeString(
        folder.resolve("colour.html"),
        HtmlReport.render(
            Samples.manifest(true),
            colour,
            Optional.of(Samples.judgement(colour, 0.45, Verdict.INCONCLUSIVE))));
    Files.writeString(
        folder.resolve("unjudged.html"),
        HtmlReport.render(Samples.manifest(false), grey, Optional.empty()));
  }
}
