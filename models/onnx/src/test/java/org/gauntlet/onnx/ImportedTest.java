package org.gauntlet.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.gauntlet.onnx.format.Onnx.graph;
import static org.gauntlet.onnx.format.Onnx.input;
import static org.gauntlet.onnx.format.Onnx.model;
import static org.gauntlet.onnx.format.Onnx.node;
import static org.gauntlet.onnx.format.Onnx.output;
import static org.gauntlet.onnx.format.Onnx.weights;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.engine.CpuEngine;
import org.gauntlet.nn.graph.Network;
import org.junit.jupiter.api.Test;

/** A network of a file, asked in [0, 1] with channels first. */
class ImportedTest {
  private static final Shape FIRST = Shape.of(3, 6, 5);
  private static final Imported LAST =
      OnnxFile.of(
              "x",
              model(
                  13,
                  graph(
                      node("Flatten", List.of("x"), "f"),
                      node("MatMul", List.of("f", "w"), "y"),
                      weights("w", 90, 4),
                      input("x", 0, 6, 5, 3),
                      output("y", 0, 4))))
          .network();

  /** A row of the file's own input, by hand. */
  private static Tensor own(Tensor x, Units units) {
    float[] values = new float[x.size()];
    for (int channel = 0; channel < 3; channel++) {
      double mean = units.mean().get(channel % units.mean().size());
      double deviation = units.deviation().get(channel % units.mean().size());
      for (int place = 0; place < 30; place++) {
        double stretched = units.low() + x.at(channel * 30 + place) * (units.high() - units.low());
        values[place * 3 + channel] = (float) ((stretched - mean) / deviation);
      }
    }
    return Tensor.adopt(Shape.of(6, 5, 3), values);
  }

  @Property(tries = 100)
  void itIsAskedWhatTheFileWouldBeAsked(
      @ForAll long seed,
      @ForAll @FloatRange(min = -2, max = 0) float low,
      @ForAll @FloatRange(min = 1, max = 255) float high,
      @ForAll boolean each) {
    Units units =
        each
            ? new Units(low, high, List.of(0.5f, -0.25f, 0.1f), List.of(0.5f, 2f, 1f))
            : new Units(low, high, List.of(0.3f), List.of(0.7f));
    Imported unit = LAST.forUnitInputs(units);
    assertThat(unit.network().domain()).isEqualTo(new Domain(FIRST, 0, 1, 4));
    Tensor x = new Seed(seed).open().uniform(FIRST, 0, 1);
    Tensor scores = scores(unit.network(), x);
    Tensor expected = scores(LAST.network(), own(x, units));
    for (int k = 0; k < 4; k++) {
      assertThat((double) scores.at(k)).isCloseTo(expected.at(k), within(1e-5 * 30 * high));
    }
  }

  @Test
  void whatIsTurnedAndToldIsNoted() {
    assertThat(LAST.notes())
        .containsExactly("inputs are taken to lie in [0, 1]; the file does not say");
    assertThat(LAST.forUnitInputs().notes())
        .containsExactly(
            "inputs are taken to lie in [0, 1]; the file does not say",
            "inputs (3, 6, 5) with channels first are turned to (6, 5, 3)");
    assertThat(LAST.forUnitInputs(Units.of(-1, 1)).notes())
        .containsExactly(
            "inputs (3, 6, 5) with channels first are turned to (6, 5, 3)",
            "inputs in [0, 1] are stretched to [-1.0, 1.0] first; budgets count in [0, 1]");
    assertThat(LAST.forUnitInputs(Units.of(0, 1)).notes())
        .containsExactly("inputs (3, 6, 5) with channels first are turned to (6, 5, 3)");
  }

  @Test
  void meansOfOtherChannelsAreRefused() {
    Units two = new Units(0, 1, List.of(0f, 0f), List.of(1f, 1f));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LAST.forUnitInputs(two))
        .withMessage("inputs (3, 6, 5) have 3 channels, but there are 2 means");
  }

  @Test
  void unitsAreChecked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Units.of(1, 1))
        .withMessage("low must be below high, got [1.0, 1.0]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Units(0, 1, List.of(0f), List.of(1f, 1f)))
        .withMessageContaining("as many means as deviations");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Units(0, 1, List.of(0f), List.of(0f)))
        .withMessageContaining("deviations > 0");
    assertThat(Units.of(0, 255)).hasToString("multiplied by 255.0");
  }

  private static Tensor scores(Network network, Tensor x) {
    return CpuEngine.of(1).model(network).scores(Batch.of(x)).row(0);
  }
}
