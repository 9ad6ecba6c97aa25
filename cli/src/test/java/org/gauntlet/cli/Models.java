package org.gauntlet.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.arch.Architectures;
import org.gauntlet.nn.graph.Network;
import org.gauntlet.nn.store.Checkpoint;

/** Small models in files, good and bad. */
final class Models {
  /** Trained once, by the program itself. */
  private static final byte[] LINEAR = train();

  private Models() {}

  /** A linear model that gets about seven strokes of ten right. */
  static Path linear(Path folder) {
    return write(folder.resolve("linear.safetensors"), LINEAR);
  }

  /** A model that has learnt nothing, for so many classes of 28x28 grey inputs. */
  static Path untrained(Path folder, int classes) {
    Domain domain = new Domain(Shape.of(1, 28, 28), 0, 1, classes);
    Network network =
        Network.initialise(Architectures.named("linear").graph(domain), domain, new Seed(3));
    Path file = folder.resolve("untrained-" + classes + ".safetensors");
    new Checkpoint(network, List.of(), new LinkedHashMap<>()).write(file);
    return file;
  }

  /** The linear model with one weight that is no number, and a checksum to match. */
  static Path nan(Path folder) {
    byte[] bytes = LINEAR.clone();
    bytes[bytes.length - 2] = (byte) 0xc0;
    bytes[bytes.length - 1] = 0x7f;
    seal(bytes);
    return write(folder.resolve("nan.safetensors"), bytes);
  }

  /** The linear model with one bit turned over. */
  static Path flipped(Path folder) {
    byte[] bytes = LINEAR.clone();
    bytes[bytes.length - 100] ^= 4;
    return write(folder.resolve("flipped.safetensors"), bytes);
  }

  static Path truncated(Path folder) {
    byte[] bytes = Arrays.copyOf(LINEAR, LINEAR.length / 2);
    return write(folder.resolve("truncated.safetensors"), bytes);
  }

  static Path write(Path file, byte[] bytes) {
    try {
      return Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] train() {
    try {
      Path folder = Files.createTempDirectory("gauntlet-test");
      Console run =
          Console.run(
              ("train --arch linear --first 600 --epochs 4 --optimizer adam:rate=0.01 --out "
                      + folder)
                  .split(" "));
      if (run.code() != ExitCode.OK) {
        throw new IllegalStateException(run.err());
      }
      byte[] bytes = Files.readAllBytes(folder.resolve("model.safetensors"));
      for (String name : List.of("model.safetensors", "curves.csv", "training.json")) {
        Files.delete(folder.resolve(name));
      }
      Files.delete(folder);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void seal(byte[] bytes) {
    int at = 8 + "{\"__metadata__\":{\"checksum\":\"".length();
    Arrays.fill(bytes, at, at + 64, (byte) '0');
    try {
      String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
      for (int i = 0; i < 64; i++) {
        bytes[at + i] = (byte) digest.charAt(i);
      }
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
