package org.gauntlet.core;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes a file whole or not at all: readers see the old bytes or the new ones, even after a crash.
 * For the rooms that own files.
 */
public final class AtomicFile {
  private AtomicFile() {}

  /** Replaces the target's bytes; makes its folder when there is none. */
  public static void write(Path target, byte[] bytes) {
    try {
      Path folder = target.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      Path partial = folder.resolve(partialName(target));
      try {
        writeAndSync(partial, bytes);
        Files.move(
            partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncFolder(folder);
      } finally {
        Files.deleteIfExists(partial);
      }
    } catch (IOException e) {
      throw Refusal.environment(
          "cannot write '%s' (%s); check the folder's permissions and the space left"
              .formatted(target, Reason.of(e)),
          e);
    }
  }

  /**
   * Removes from a folder what writers left behind that were killed. Nobody may be writing there.
   */
  public static void sweep(Path folder) {
    try (DirectoryStream<Path> partials = Files.newDirectoryStream(folder, AtomicFile::isPartial)) {
      for (Path partial : partials) {
        Files.deleteIfExists(partial);
      }
    } catch (IOException | DirectoryIteratorException e) {
      throw Refusal.environment(
          "cannot tidy '%s' (%s); check the folder's permissions".formatted(folder, Reason.of(e)),
          e);
    }
  }

  /** Unlike that of any other live writer on this machine. */
  private static String partialName(Path target) {
    return ".%s.%d-%d.partial"
        .formatted(
            target.getFileName(), ProcessHandle.current().pid(), Thread.currentThread().threadId());
  }

  private static boolean isPartial(Path file) {
    return file.getFileName().toString().matches("\\..+\\.[0-9]+-[0-9]+\\.partial");
  }

  /** Through a stream, because an interrupt closes channels in the middle of a write. */
  private static void writeAndSync(Path path, byte[] bytes) throws IOException {
    try (FileOutputStream target = new FileOutputStream(path.toFile())) {
      target.write(bytes);
      target.getFD().sync();
    }
  }

  /** Makes a rename durable where folders can be opened, which is everywhere but on Windows. */
  private static void syncFolder(Path folder) throws IOException {
    if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      } catch (ClosedByInterruptException e) {
        // The rename stands; only a power cut in the next moment could undo it.
      }
    }
  }
}
