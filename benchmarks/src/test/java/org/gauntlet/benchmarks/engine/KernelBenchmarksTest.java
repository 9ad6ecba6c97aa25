package org.gauntlet.benchmarks.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Stream;
import org.gauntlet.core.Shape;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The benchmarks of {@code benchmarks/run kernels} run, each for an instant. */
final class KernelBenchmarksTest {
  @BeforeAll
  static void mayRunBesideOthers() {
    System.setProperty("jmh.ignoreLock", "true");
  }

  static Stream<String> layers() throws ReflectiveOperationException {
    return Stream.concat(layers(LayerBenchmark.class), layers(PlainLayerBenchmark.class));
  }

  private static Stream<String> layers(Class<?> benchmark) throws ReflectiveOperationException {
    return Arrays.stream(benchmark.getDeclaredField("layer").getAnnotation(Param.class).value());
  }

  @ParameterizedTest
  @MethodSource("layers")
  void theirLayersAreKnown(String name) {
    assertThat(LayerShape.named(name).name()).isEqualTo(name);
  }

  @Test
  void unknownLayersAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LayerShape.named("conv"))
        .withMessage("there is no layer 'conv'");
  }

  @Test
  void everyNetworkShowsTheLayerOrNothingOfIt() {
    LayerShape shape = LayerShape.named("conv 6->16 14x14 k5");
    assertThat(shape.network(7).graph().nodes()).hasSize(3);
    assertThat(shape.bare(7).graph().nodes()).hasSize(2);
    assertThat(shape.network(7).domain().input()).isEqualTo(Shape.of(6, 14, 14));
    assertThat(shape.bare(7).domain().classes()).isEqualTo(7);
  }

  @Test
  void layersWithWeightsHaveThreeDirections() throws RunnerException {
    assertThat(run(LayerBenchmark.class, "layer", "GEMM 128,128,128 (dense)"))
        .hasSize(3)
        .allSatisfy(KernelBenchmarksTest::tookTime);
  }

  @Test
  void layersWithoutHaveTwo() throws RunnerException {
    assertThat(run(PlainLayerBenchmark.class, "layer", "softmax 1000"))
        .hasSize(2)
        .allSatisfy(KernelBenchmarksTest::tookTime);
  }

  @Test
  void kernelsGoOverValues() throws RunnerException {
    assertThat(run(ElementwiseBenchmark.class, "values", "64"))
        .hasSize(4)
        .allSatisfy(KernelBenchmarksTest::tookTime);
  }

  private static void tookTime(RunResult result) {
    assertThat(result.getPrimaryResult().getScore()).isPositive();
  }

  private static Collection<RunResult> run(Class<?> benchmark, String parameter, String value)
      throws RunnerException {
    return new Runner(
            new OptionsBuilder()
                .include("\\." + benchmark.getSimpleName() + "\\.")
                .param(parameter, value)
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(1)
                .measurementTime(TimeValue.milliseconds(10))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build())
        .run();
  }
}
