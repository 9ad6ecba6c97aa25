package org.gauntlet.harness.folder;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import org.gauntlet.core.Reason;
import org.gauntlet.core.Refusal;
import org.gauntlet.harness.Phrase;

/** Writes that survive a crash, for a file that grows. */
final class Durable {
  private Durable() {}

  /** Cuts a file back to its first bytes. */
  static void cut(Path file, long size) {
    try (RandomAccessFile target = new RandomAccessFile(file.toFile(), "rw")) {
      target.setLength(size);
      target.getFD().sync();
    } catch (IOException e) {
      throw refusal(file, e);
    }
  }

  /**
   * Adds bytes to the end of a file; a crash leaves at most the last part of them out. Through a
   * stream, because an interrupt closes channels in the middle of a write.
   */
  static void append(Path file, byte[] bytes) {
    try (FileOutputStream target = new FileOutputStream(file.toFile(), true)) {
      target.write(bytes);
      target.getFD().sync();
    } catch (IOException e) {
      throw refusal(file, e);
    }
  }

  private static Refusal refusal(Path file, IOException e) {
    return Refusal.environment(
        Phrase.of(
            "cannot write %s (%s): make room or choose another output folder, then resume",
            file, Reason.of(e)),
        e);
  }
}
