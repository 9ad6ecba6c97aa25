package org.gauntlet.nn.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Map;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForeignTensorsTest {
  @Test
  void realNumbersOfAnyWidthAreReadAndCountersLeftOut() {
    byte[] file =
        new ForeignFile()
            .doubles("d", "2", 0.1, -2)
            .floats("f", "1,2", 3, -0f)
            .halves("h", "F16", "3", 0x3c00, 0xc000, 0x0001)
            .halves("b", "BF16", "2", 0x3f80, 0xc0a0)
            .counter("bn1.num_batches_tracked")
            .bytes();
    Map<String, Tensor> tensors = ForeignTensors.decode(file);
    assertThat(tensors).containsOnlyKeys("d", "f", "h", "b");
    assertThat(tensors.get("d")).isEqualTo(Tensor.of(Shape.of(2), 0.1f, -2));
    assertThat(tensors.get("f")).isEqualTo(Tensor.of(Shape.of(1, 2), 3, -0f));
    assertThat(tensors.get("h")).isEqualTo(Tensor.of(Shape.of(3), 1, -2, 0x1p-24f));
    assertThat(tensors.get("b")).isEqualTo(Tensor.of(Shape.of(2), 1, -5));
  }

  @Test
  void theHeaderMayNameTensorsInAnotherOrderThanTheirData() {
    byte[] whole = new ForeignFile().entry("z", "F32", "1", 4, 8).floats("a", "1", 5).bytes();
    byte[] longer = Arrays.copyOf(whole, whole.length + 4);
    longer[longer.length - 1] = 0x40;
    assertThat(ForeignTensors.decode(longer))
        .containsEntry("a", Tensor.of(Shape.of(1), 5))
        .containsEntry("z", Tensor.of(Shape.of(1), 2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "F32|2|0|4|tensor 'w' (2) of F32 takes 8 bytes, got 4",
        "F32|1|4|8|the data of tensor 'w' must begin at 0 and lie within 4 bytes, got [4, 8]",
        "F32|2|0|8|the data of tensor 'w' must begin at 0 and lie within 4 bytes, got [0, 8]",
        "F32|1|0|-4|the data of tensor 'w' must begin at 0 and lie within 4 bytes, got [0, -4]",
        "I8|4|0|4|tensor 'w' holds I8, expected F64, F32, F16 or BF16; save it as float32"
      })
  void whatDoesNotFitTheDataIsRefused(String type, String shape, int from, int to, String message) {
    byte[] whole = new ForeignFile().entry("w", type, shape, from, to).bytes();
    byte[] file = Arrays.copyOf(whole, whole.length + 4);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ForeignTensors.decode(file))
        .withMessage(message);
  }

  @Test
  void sharedDataCannotMakeASmallFileLarge() {
    byte[] file = new ForeignFile().floats("a", "2", 1, 2).entry("b", "F32", "2", 0, 8).bytes();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ForeignTensors.decode(file))
        .withMessageStartingWith("the data of tensor 'b' must begin at 8");
  }

  @Test
  void numbersThatAreNoneAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> ForeignTensors.decode(new ForeignFile().floats("w", "1", Float.NaN).bytes()))
        .withMessage("tensor 'w' holds NaN or infinity; train and save it again");
  }
}
