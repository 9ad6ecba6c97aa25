package org.gauntlet.onnx;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.gauntlet.core.Reason;
import org.gauntlet.onnx.format.ExternalData;

/**
 * The data files of one model. A model chooses their names, so each must be a plain file in the
 * model's folder or below it, reached through no link, and hold what is asked for; nothing is
 * allocated before that is known, and all tensors together may take as much as a model file may.
 */
final class DataFolder implements ExternalData {
  private static final long LARGEST = Integer.MAX_VALUE - 8L;

  private final Path folder;
  private final Set<Path> opened = new TreeSet<>();
  private long left;

  DataFolder(Path model) {
    this(model, LARGEST);
  }

  /**
   * @param most bytes of all tensors together
   */
  DataFolder(Path model, long most) {
    left = most;
    folder = model.toAbsolutePath().normalize().getParent();
  }

  /** The files that were read, in alphabetical order. */
  List<Path> opened() {
    return List.copyOf(opened);
  }

  @Override
  public ByteBuffer bytes(Place place, long needed) {
    Path file = inside(place.location());
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      check(place, channel.size(), needed);
      ByteBuffer bytes = ByteBuffer.allocate((int) needed).order(ByteOrder.LITTLE_ENDIAN);
      long at = place.offset();
      while (bytes.hasRemaining()) {
        int read = channel.read(bytes, at);
        if (read < 0) {
          throw new IllegalArgumentException("file '%s' ended early".formatted(place.location()));
        }
        at += read;
      }
      opened.add(file);
      return bytes.flip();
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "its data file '%s' cannot be read (%s)".formatted(place.location(), Reason.of(e)), e);
    }
  }

  private void check(Place place, long size, long needed) {
    long behind = size - place.offset();
    long length = place.length().orElse(Math.max(0, behind));
    if (length != needed) {
      throw new IllegalArgumentException(
          "its elements take %d bytes, but %d of '%s' are given to it"
              .formatted(needed, length, place.location()));
    }
    if (length > behind) {
      throw new IllegalArgumentException(
          "its data is %d bytes from byte %d of '%s', which holds %d"
              .formatted(length, place.offset(), place.location(), size));
    }
    if (needed > left) {
      throw new IllegalArgumentException("all data in other files together is larger than 2 GiB");
    }
    left -= needed;
  }

  /** The file of this name; refuses one that leads out of the folder, or is no plain file. */
  private Path inside(String location) {
    if (location.startsWith("/") || location.matches("(?s).*[\\\\:\\p{Cntrl}].*")) {
      throw refused(location, "an absolute path, or one of another system");
    }
    Path file = folder;
    for (String step : location.split("/", -1)) {
      if (step.equals("..") || step.isEmpty()) {
        throw refused(location, "a path that may lead out of it");
      }
      file = file.resolve(step);
      if (Files.isSymbolicLink(file)) {
        throw refused(location, "a link");
      }
    }
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new IllegalArgumentException(
          "there is no data file '%s' beside the model; copy it there".formatted(location));
    }
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw refused(location, "no plain file");
    }
    return file;
  }

  private static IllegalArgumentException refused(String location, String found) {
    return new IllegalArgumentException(
        "its data must lie in a file of the model's own folder, got '%s', %s"
            .formatted(location, found));
  }
}
