package org.gauntlet.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gauntlet.core.Example;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.junit.jupiter.api.Test;

class FingerprintTest {
  private static Example example(String id, int label, float... values) {
    return new Example(id, Tensor.of(Shape.of(values.length), values), label);
  }

  @Test
  void of_nothing_is_that_of_the_empty_string() {
    assertThat(Fingerprint.of(List.of()))
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  /** From Python: sha256(pack('>ii', 3, 7) + 'a\u00fc' in UTF-8 + pack('<2f', 0.5, -2)). */
  @Test
  void is_sha_256_of_lengths_labels_ids_and_values() {
    assertThat(Fingerprint.of(List.of(example("a\u00fc", 7, 0.5f, -2))))
        .isEqualTo("707c222b4c5070d30f728f3082d70bec44c12dff961ede636201c4006e264eda");
  }

  @Test
  void what_belongs_to_the_id_cannot_slip_into_its_neighbour() {
    assertThat(Fingerprint.of(List.of(example("ab", 0, 1), example("c", 0, 1))))
        .isNotEqualTo(Fingerprint.of(List.of(example("a", 0, 1), example("bc", 0, 1))));
  }

  @Test
  void the_last_bit_and_the_sign_of_zero_count() {
    assertThat(
            List.of(1f, Math.nextUp(1f), 0f, -0f).stream()
                .map(value -> Fingerprint.of(List.of(example("a", 0, value)))))
        .doesNotHaveDuplicates();
  }
}
