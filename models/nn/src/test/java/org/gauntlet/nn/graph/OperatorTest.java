package org.gauntlet.nn.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gauntlet.core.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shape rules, parameters and costs. */
final class OperatorTest {
  private static final List<Shape> IMAGE = List.of(Shape.of(4, 9, 7));

  @Test
  void aConvolutionSlidesItsWindowOverBothAxes() {
    Conv2d conv = new Conv2d(6, new Window(3, 2, 1, 2), 2, true);
    assertThat(conv.output(IMAGE)).isEqualTo(Shape.of(6, 4, 3));
    assertThat(conv.slots(IMAGE))
        .containsExactly(
            new Slot("weight", Shape.of(6, 2, 3, 3), true, new Slot.FanIn(18)),
            new Slot("bias", Shape.of(6), true, new Slot.FanIn(18)));
    assertThat(conv.multiplyAdds(IMAGE)).isEqualTo(6 * 4 * 3 * 2 * 9);
  }

  @Test
  void aConvolutionWithoutBiasHasOneSlot() {
    Conv2d conv = new Conv2d(6, Window.of(1, 1, 0), 1, false);
    assertThat(conv.slots(IMAGE)).extracting(Slot::role).containsExactly("weight");
  }

  @Property
  void theWindowCountIsTheNumberOfPlacesWhereItFits(
      @ForAll @IntRange(min = 1, max = 6) int size,
      @ForAll @IntRange(min = 1, max = 4) int stride,
      @ForAll @IntRange(max = 3) int padding,
      @ForAll @IntRange(min = 1, max = 3) int dilation,
      @ForAll @IntRange(min = 20, max = 40) int pixels) {
    Window window = new Window(size, stride, padding, dilation);
    int places = 0;
    for (int at = -padding; at + dilation * (size - 1) < pixels + padding; at += stride) {
      places++;
    }
    assertThat(window.down().fits(pixels)).isEqualTo(places);
    assertThat(window.across().fits(pixels)).isEqualTo(places);
  }

  @Test
  void aWindowMustFit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Window.of(5, 1, 1).down().fits(2))
        .withMessageContaining("spans 5 pixels and does not fit 4");
  }

  @ParameterizedTest
  @CsvSource({
    "0,1,0,1,'window size must be in [1, 16384], got 0'",
    "1,0,0,1,'stride must be in [1, 16384], got 0'",
    "1,1,-1,1,'padding must be in [0, 16384], got -1'",
    "1,1,0,2000000000,'dilation must be in [1, 16384], got 2000000000'"
  })
  void aWindowRefusesBadNumbers(int size, int stride, int padding, int dilation, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Window(size, stride, padding, dilation))
        .withMessage(message);
  }

  @Test
  void poolingKeepsTheChannels() {
    assertThat(MaxPool2d.of(2).output(IMAGE)).isEqualTo(Shape.of(4, 4, 3));
    assertThat(AveragePool2d.of(3).output(IMAGE)).isEqualTo(Shape.of(4, 3, 2));
    assertThat(new GlobalAveragePool().output(IMAGE)).isEqualTo(Shape.of(4));
    assertThatIllegalArgumentException().isThrownBy(() -> new MaxPool2d(Window.of(3, 1, 3)));
    assertThatIllegalArgumentException().isThrownBy(() -> new AveragePool2d(Window.of(1, 1, 1)));
  }

  @Test
  void aWindowMayDifferAlongItsAxesAndAtTheirEnds() {
    Window window = new Window(new Span(2, 1, 0, 1, 3), new Span(3, 2, 2, 0, 1));
    Conv2d conv = new Conv2d(6, window, 1, false);
    assertThat(conv.output(IMAGE)).isEqualTo(Shape.of(6, 7, 4));
    assertThat(conv.slots(IMAGE).getFirst().shape()).isEqualTo(Shape.of(6, 4, 2, 3));
    assertThat(conv.multiplyAdds(IMAGE)).isEqualTo(6 * 7 * 4 * 4 * 6);
    assertThat(new MaxPool2d(window).output(IMAGE)).isEqualTo(Shape.of(4, 7, 4));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new MaxPool2d(new Window(Window.of(2, 1, 1).down(), new Span(2, 1, 0, 2, 1))))
        .withMessageStartingWith("padding must be smaller than the window");
  }

  @Test
  void affineStretchesItsConstants() {
    Affine affine = new Affine(Shape.of(4, 1, 7));
    assertThat(affine.output(IMAGE)).isEqualTo(IMAGE.getFirst());
    assertThat(affine.slots(IMAGE))
        .containsExactly(
            new Slot("scale", Shape.of(4, 1, 7), false, new Slot.Constant(1)),
            new Slot("shift", Shape.of(4, 1, 7), false, new Slot.Constant(0)));
    for (Shape wrong : List.of(Shape.of(4), Shape.of(4, 2, 7), Shape.of(1, 4, 9, 7))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Affine(wrong).output(IMAGE))
          .withMessageContaining("does not stretch to (4, 9, 7)");
    }
  }

  @Test
  void multiplyStretchesBothSides() {
    Multiply product = new Multiply();
    assertThat(product.output(List.of(Shape.of(4, 1, 7), Shape.of(1, 9, 7))))
        .isEqualTo(IMAGE.getFirst());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> product.output(List.of(Shape.of(4, 2), Shape.of(4, 3))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> product.output(List.of(Shape.of(4, 2), Shape.of(4))));
    assertThatIllegalArgumentException().isThrownBy(() -> product.output(IMAGE));
  }

  @Test
  void axesThatCannotBeHeldAreRefused() {
    int most = Integer.MAX_VALUE;
    Shape line = Shape.of(most);
    String end = " makes an axis of %d elements, more than can be held";
    for (Operator operator :
        List.of(
            new Pad(List.of(1), List.of(0), 0),
            new Pad(List.of(0), List.of(1), 0),
            new Slice(List.of(1), List.of(most)))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> operator.output(List.of(line)))
          .withMessage(operator + end.formatted(1L << 31));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Concat().output(List.of(line, line, line)))
        .withMessage("Concat[]" + end.formatted(3L * most));
  }

  @Test
  void permutingPaddingAndSlicingMoveTheExtents() {
    assertThat(new Permute(List.of(2, 0, 1)).output(IMAGE)).isEqualTo(Shape.of(7, 4, 9));
    assertThat(new Pad(List.of(0, 1, 2), List.of(3, 0, 0), 0).output(IMAGE))
        .isEqualTo(Shape.of(7, 10, 9));
    assertThat(new Slice(List.of(1, 0, 3), List.of(3, 9, 4)).output(IMAGE))
        .isEqualTo(Shape.of(3, 9, 4));
    assertThatIllegalArgumentException().isThrownBy(() -> new Permute(List.of(0, 0, 1)));
    assertThatIllegalArgumentException().isThrownBy(() -> new Permute(List.of(1, 0)).output(IMAGE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Pad(List.of(-1), List.of(0), 0))
        .withMessage("before must be >= 0, got -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Slice(List.of(1, 0, 4), List.of(3, 9, 4)).output(IMAGE))
        .withMessageContaining("does not fit into (4, 9, 7)");
  }

  @Test
  void batchNormKeepsTheShapeAndHasTwoBuffers() {
    BatchNorm norm = BatchNorm.standard();
    assertThat(norm.output(IMAGE)).isEqualTo(IMAGE.getFirst());
    assertThat(norm.slots(IMAGE))
        .containsExactly(
            new Slot("scale", Shape.of(4), true, new Slot.Constant(1)),
            new Slot("shift", Shape.of(4), true, new Slot.Constant(0)),
            new Slot("mean", Shape.of(4), false, new Slot.Constant(0)),
            new Slot("variance", Shape.of(4), false, new Slot.Constant(1)));
    assertThatIllegalArgumentException().isThrownBy(() -> norm.output(List.of(Shape.of())));
    assertThatIllegalArgumentException().isThrownBy(() -> new BatchNorm(0, 0.1f));
    assertThatIllegalArgumentException().isThrownBy(() -> new BatchNorm(1e-5f, Float.NaN));
  }

  @Test
  void denseTakesFlatInputs() {
    assertThat(new Dense(3).output(List.of(Shape.of(5)))).isEqualTo(Shape.of(3));
    assertThat(new Dense(3).multiplyAdds(List.of(Shape.of(5)))).isEqualTo(15);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Dense(3).output(IMAGE))
        .withMessageContaining("put Flatten before it");
  }

  @Test
  void concatJoinsTheFirstAxisAndAddNeedsEqualShapes() {
    Shape a = Shape.of(2, 5, 5);
    Shape b = Shape.of(3, 5, 5);
    assertThat(new Concat().output(List.of(a, b, a))).isEqualTo(Shape.of(7, 5, 5));
    assertThat(new Add().output(List.of(a, a))).isEqualTo(a);
    assertThatIllegalArgumentException().isThrownBy(() -> new Add().output(List.of(a, b)));
    assertThatIllegalArgumentException().isThrownBy(() -> new Add().output(List.of(a)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Concat().output(List.of(a, Shape.of(2, 5, 4))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Concat().output(List.of(Shape.of(), Shape.of())));
  }

  @Test
  void reshapeAndFlattenKeepTheNumberOfValues() {
    assertThat(new Flatten().output(IMAGE)).isEqualTo(Shape.of(252));
    assertThat(new Reshape(Shape.of(36, 7)).output(IMAGE)).isEqualTo(Shape.of(36, 7));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Reshape(Shape.of(36, 8)).output(IMAGE))
        .withMessageContaining("needs 288 values");
    assertThat(new Flatten().multiplyAdds(IMAGE)).isZero();
  }

  @Test
  void elementwiseOperatorsKeepTheShape() {
    for (Operator operator :
        List.of(
            new Relu(),
            new LeakyRelu(0.1f),
            new Clip(0, 6),
            new Elu(1),
            new Sigmoid(),
            new Tanh(),
            new Dropout(0.5f))) {
      assertThat(operator.output(IMAGE)).as(operator.toString()).isEqualTo(IMAGE.getFirst());
      assertThat(operator.slots(IMAGE)).isEmpty();
      assertThatIllegalArgumentException()
          .isThrownBy(() -> operator.output(List.of(Shape.of(1), Shape.of(1))))
          .withMessageContaining("takes one input, got 2");
    }
    assertThatIllegalArgumentException().isThrownBy(() -> new Dropout(1));
    assertThatIllegalArgumentException().isThrownBy(() -> new LeakyRelu(-0.1f));
    assertThatIllegalArgumentException().isThrownBy(() -> new Clip(1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Elu(0));
  }
}
