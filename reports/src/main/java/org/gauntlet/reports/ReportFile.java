package org.gauntlet.reports;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.gauntlet.core.Refusal;

/** Where a page goes: report.html in the results folder, whole or not at all. */
public final class ReportFile {
  public static final String NAME = "report.html";

  private ReportFile() {}

  /** Writes a page beside its place, then puts it there in one step; returns the place. */
  public static Path write(Path folder, String page) {
    Path target = folder.resolve(NAME);
    Path draft = folder.resolve(NAME + ".part");
    try {
      writeAndSync(draft, page.getBytes(StandardCharsets.UTF_8));
      Files.move(
          draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return target;
    } catch (IOException e) {
      throw Refusal.environment(
          "%s cannot be written (%s): it needs an existing, writable folder with room; choose another one with --out"
              .formatted(target, e.getClass().getSimpleName()),
          e);
    }
  }

  private static void writeAndSync(Path file, byte[] bytes) throws IOException {
    try (FileChannel out =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        out.write(rest);
      }
      out.force(true);
    }
  }
}
