package org.gauntlet.cli;

import org.gauntlet.onnx.ExternalFiles;
import picocli.CommandLine.Option;

/** Whether files beside an ONNX model may be opened. */
final class ExternalOption {
  @Option(
      names = "--allow-external-data",
      description =
          "read weights that an ONNX file keeps in other files, which must lie in its own folder")
  private boolean allowed;

  ExternalFiles files() {
    return allowed ? ExternalFiles.OF_ITS_FOLDER : ExternalFiles.REFUSED;
  }
}
