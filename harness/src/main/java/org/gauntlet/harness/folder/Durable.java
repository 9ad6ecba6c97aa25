package org.gauntlet.harness.folder;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.READ;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gauntlet.core.Refusal;
import org.gauntlet.harness.Phrase;

/** Writes that survive a crash: a file holds either its old bytes or its new ones. */
final class Durable {
  private Durable() {}

  /** Replaces a file as a whole. */
  static void replace(Path file, byte[] bytes) {
    Path fresh = file.resolveSibling("." + file.getFileName() + ".tmp");
    write(fresh, bytes, false);
    try {
      Files.move(fresh, file, ATOMIC_MOVE, REPLACE_EXISTING);
      syncFolder(file);
    } catch (IOException e) {
      throw refusal(file, e);
    }
  }

  /** Adds bytes to the end of a file; a crash leaves at most the last part of them out. */
  static void append(Path file, byte[] bytes) {
    write(file, bytes, true);
  }

  /** Cuts a file back to its first bytes. */
  static void cut(Path file, long size) {
    try (RandomAccessFile target = new RandomAccessFile(file.toFile(), "rw")) {
      target.setLength(size);
      target.getFD().sync();
    } catch (IOException e) {
      throw refusal(file, e);
    }
  }

  /** Through a stream, because an interrupt closes channels in the middle of a write. */
  private static void write(Path file, byte[] bytes, boolean append) {
    try (FileOutputStream target = new FileOutputStream(file.toFile(), append)) {
      target.write(bytes);
      target.getFD().sync();
    } catch (IOException e) {
      throw refusal(file, e);
    }
  }

  /** Makes a rename durable where folders can be opened, which is everywhere but on Windows. */
  private static void syncFolder(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null && Files.getFileStore(folder).supportsFileAttributeView("posix")) {
      try (FileChannel channel = FileChannel.open(folder, READ)) {
        channel.force(true);
      } catch (ClosedByInterruptException e) {
        // the rename stands; only a power cut in the next moment could undo it
      }
    }
  }

  private static Refusal refusal(Path file, IOException e) {
    return Refusal.environment(
        Phrase.of(
            "cannot write %s (%s): make room or choose another output folder, then resume",
            file, e),
        e);
  }
}
