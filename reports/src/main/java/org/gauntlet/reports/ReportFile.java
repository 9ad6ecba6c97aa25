package org.gauntlet.reports;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.gauntlet.core.AtomicFile;

/** Where a page goes: report.html in the results folder, whole or not at all. */
public final class ReportFile {
  public static final String NAME = "report.html";

  private ReportFile() {}

  /** Writes a page; returns its place. */
  public static Path write(Path folder, String page) {
    Path target = folder.resolve(NAME);
    AtomicFile.write(target, page.getBytes(StandardCharsets.UTF_8));
    return target;
  }
}
