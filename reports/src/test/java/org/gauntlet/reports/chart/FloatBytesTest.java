package org.gauntlet.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.reports.Drawings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FloatBytesTest {
  @Test
  void theLowestByteComesFirst() {
    byte[] oneAndMinusTwo = {0, 0, (byte) 0x80, 0x3F, 0, 0, 0, (byte) 0xC0};
    Tensor read = FloatBytes.decode(Shape.of(2), oneAndMinusTwo);
    assertThat(read.at(0)).isEqualTo(1f);
    assertThat(read.at(1)).isEqualTo(-2f);
  }

  @Property(tries = 100)
  void whatWasWrittenIsReadToTheBit(@ForAll @Size(6) float[] values) {
    byte[] bytes = Base64.getDecoder().decode(Drawings.base64(values));
    Tensor read = FloatBytes.decode(Shape.of(1, 2, 3), bytes);
    assertThat(read.shape()).isEqualTo(Shape.of(1, 2, 3));
    for (int i = 0; i < values.length; i++) {
      assertThat(Float.floatToIntBits(read.at(i))).isEqualTo(Float.floatToIntBits(values[i]));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 6, 23, 25, 48})
  void tooFewOrTooManyBytesAreRefused(int length) {
    assertThatThrownBy(() -> FloatBytes.decode(Shape.of(1, 2, 3), new byte[length]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("(1, 2, 3) takes 24 bytes, got " + length);
  }
}
