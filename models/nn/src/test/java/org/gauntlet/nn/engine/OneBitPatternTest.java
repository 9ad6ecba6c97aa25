package org.gauntlet.nn.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Law 3 and law 9 together, on whole nets: raw gradients have one bit pattern, whatever the
 * registers, the threads, the batch and how warm the JVM is.
 */
class OneBitPatternTest {
  private static final List<String> HERE = RawGradients.lines();

  @Test
  void theNetsAreAllOfTheseKinds() {
    assertThat(HERE)
        .map(line -> line.replaceFirst(": .*", ""))
        .containsExactly("fast", "madry", "resnet", "lstm");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Dgauntlet.kernels=plain",
        "-Dgauntlet.kernels=128",
        "-Dgauntlet.kernels=256",
        "-XX:UseAVX=2",
        "-XX:UseAVX=3",
        "-XX:MaxVectorSize=16"
      })
  void anotherJvmFindsTheSameBits(String flag) throws Exception {
    boolean intel = System.getProperty("os.arch").matches("amd64|x86_64");
    Assumptions.assumeTrue(intel || !flag.startsWith("-XX"), "these flags are for x86");
    assertThat(child(flag)).isEqualTo(HERE);
  }

  private static List<String> child(String flag) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--add-modules=jdk.incubator.vector");
    command.add(flag);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(RawGradients.class.getName());
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    List<String> lines = process.inputReader().lines().toList();
    assertThat(process.waitFor()).as("the child's exit code").isZero();
    return lines;
  }
}
