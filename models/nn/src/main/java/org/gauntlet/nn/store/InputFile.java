package org.gauntlet.nn.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.gauntlet.core.Reason;
import org.gauntlet.core.Refusal;

/** Reads a model file whole. */
public final class InputFile {
  /** What one byte array can hold on every Java platform. */
  private static final long LARGEST = Integer.MAX_VALUE - 8L;

  private InputFile() {}

  /** The file's bytes; refused when it is missing, a folder or larger than 2 GiB. */
  public static byte[] read(Path file) {
    try {
      if (Files.isDirectory(file)) {
        throw Refusal.input("model '" + file + "' is a folder; name the file in it");
      }
      if (Files.size(file) > LARGEST) {
        throw Refusal.input("model '" + file + "' is larger than 2 GiB; choose a smaller one");
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw Refusal.input("there is no model file '" + file + "'; check the path", e);
    } catch (IOException e) {
      throw Refusal.input(
          "model '%s' cannot be read (%s): check its permissions".formatted(file, Reason.of(e)), e);
    }
  }
}
