package org.gauntlet.nn.engine.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChosenKernelsTest {
  private static final String MODULE = "--add-modules=" + ChosenKernels.MODULE;

  /** What a user of the library starts: something that runs kernels. */
  public static void main(String[] words) {
    ChosenKernels.kernels().tanh(new float[1], 0, new float[1], 0, 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          best   | 512 | the vectors that this JVM prefers          |
          best   | 256 | the vectors that this JVM prefers          | on a CPU with AVX-512, try -XX:UseAVX=3
          best   | 32  | the module jdk.incubator.vector is absent  | add --add-modules=jdk.incubator.vector to the java command for vector kernels
          128    | 128 | asked for by -Dgauntlet.kernels=128        | leave -Dgauntlet.kernels=128 out for the best there are
          plain  | 32  | asked for by -Dgauntlet.kernels=plain      | leave -Dgauntlet.kernels=plain out for the best there are
          512    | 512 | asked for by -Dgauntlet.kernels=512        |
          """)
  void theReasonAndTheFlagThatWouldHelpAreTold(
      String wish, int bits, String reason, String advice) {
    String rest = advice == null ? "" : "; " + advice;
    assertThat(ChosenKernels.reason(wish, bits)).isEqualTo(reason);
    assertThat(ChosenKernels.advice(wish, bits)).isEqualTo(advice == null ? "" : advice);
    assertThat(ChosenKernels.line("Vector API", bits, wish))
        .isEqualTo(
            "Vector API kernels of %d bits on JDK %s: %s%s", bits, Runtime.version(), reason, rest);
  }

  @Test
  void thisJvmRunsVectorsWhereItMay() {
    boolean present = ModuleLayer.boot().findModule(ChosenKernels.MODULE).isPresent();
    assertThat(ChosenKernels.choose("best").name())
        .isEqualTo(present ? "Vector API" : "plain Java");
    assertThat(ChosenKernels.choose("plain").name()).isEqualTo("plain Java");
    assertThat(ChosenKernels.kernels().bits()).isGreaterThan(Float.SIZE);
  }

  @Test
  void unknownKernelsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ChosenKernels.choose("avx"))
        .withMessage("gauntlet.kernels must be plain, vector, 128, 256 or 512, got 'avx'");
  }

  /** A program without any flag runs all the same, and one line of its log says what would help. */
  @Test
  void oneLineOfTheLogTellsWhatWasChosen() throws Exception {
    assertThat(log())
        .containsOnlyOnce("INFO: plain Java kernels of 32 bits on JDK " + Runtime.version())
        .contains("add " + MODULE);
    assertThat(log(MODULE, "-Dgauntlet.kernels=128"))
        .containsOnlyOnce("INFO: Vector API kernels of 128 bits on JDK " + Runtime.version())
        .contains("asked for by -Dgauntlet.kernels=128");
  }

  @Test
  void vectorsThatAreNotThereAreRefused() throws Exception {
    assertThat(log("-Dgauntlet.kernels=vector"))
        .contains("gauntlet.kernels=vector needs --add-modules jdk.incubator.vector");
  }

  private static String log(String... flags) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(Arrays.asList(flags));
    command.addAll(List.of("-Duser.language=en", "-Duser.country=US"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(ChosenKernelsTest.class.getName());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return text;
  }
}
