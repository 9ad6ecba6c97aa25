package org.gauntlet.harness.folder;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.gauntlet.core.Reason;
import org.gauntlet.core.Refusal;
import org.gauntlet.harness.Phrase;
import tools.jackson.core.JacksonException;

/**
 * One run per folder. The operating system holds the lock and drops it when the process dies, so a
 * lock is never stale; the file's text only tells others who holds it. The file stays, because
 * removing it would let two later runs lock two files of one name.
 *
 * <p>Within one process the folders held are remembered here: to open the file a second time and
 * close it would drop the first lock on it.
 */
final class Lock implements AutoCloseable {
  static final String FILE = "lock";

  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel channel;

  private Lock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /** Who holds a lock, since when (UTC). */
  record Holder(long pid, String host, String since) {}

  static Lock take(Path folder) {
    Path real = real(folder);
    if (!HELD.add(real)) {
      throw taken(folder, "this very process, " + ProcessHandle.current().pid());
    }
    try {
      return new Lock(real, locked(folder));
    } catch (RuntimeException e) {
      HELD.remove(real);
      throw e;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
      HELD.remove(folder);
    } catch (IOException e) {
      throw Refusal.environment("cannot release the lock of " + folder, e);
    }
  }

  private static FileChannel locked(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      FileChannel channel = FileChannel.open(file, CREATE, READ, WRITE);
      if (channel.tryLock() == null) {
        channel.close();
        throw taken(folder, holder(file));
      }
      Holder self = new Holder(ProcessHandle.current().pid(), host(), Instant.now().toString());
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(Json.LINES.writeValueAsBytes(self)));
      return channel;
    } catch (IOException e) {
      throw unusable(file, e);
    }
  }

  private static Path real(Path folder) {
    try {
      return folder.toRealPath();
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }

  private static Refusal unusable(Path path, IOException e) {
    return Refusal.environment(
        Phrase.of("cannot lock %s (%s): choose a folder that can be written", path, Reason.of(e)),
        e);
  }

  private static Refusal taken(Path folder, String who) {
    return Refusal.environment(
        Phrase.of("%s is in use by %s: wait for it or choose another output folder", folder, who));
  }

  private static String holder(Path file) throws IOException {
    try {
      Holder holder = Json.LINES.readValue(Files.readAllBytes(file), Holder.class);
      Duration age = Duration.between(Instant.parse(holder.since()), Instant.now());
      return Phrase.of("process %d on %s for %d s", holder.pid(), holder.host(), age.toSeconds());
    } catch (JacksonException | DateTimeException e) {
      return "another process that has not said yet which";
    }
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "this machine";
    }
  }
}
