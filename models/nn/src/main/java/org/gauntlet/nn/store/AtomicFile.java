package org.gauntlet.nn.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.gauntlet.core.Refusal;

/**
 * Writes a file whole or not at all: readers see the old bytes or the new ones, even after a crash.
 */
final class AtomicFile {
  private AtomicFile() {}

  static void write(Path target, byte[] bytes) {
    try {
      Path folder = target.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      Path partial = folder.resolve(partialName(target));
      try {
        writeAndSync(partial, bytes);
        Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(partial);
      }
    } catch (IOException e) {
      throw Refusal.environment(
          "cannot write '%s' (%s); check the folder's permissions and the space left"
              .formatted(target, e),
          e);
    }
  }

  /** Unlike that of any other live writer on this machine. */
  private static String partialName(Path target) {
    return ".%s.%d-%d.partial"
        .formatted(
            target.getFileName(), ProcessHandle.current().pid(), Thread.currentThread().threadId());
  }

  private static void writeAndSync(Path path, byte[] bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
  }
}
