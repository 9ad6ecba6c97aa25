package org.gauntlet.nn.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.gauntlet.core.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RecurrentTest {
  private static final Shape X = Shape.of(7, 3);
  private static final Shape STATE = Shape.of(5);

  @ParameterizedTest
  @EnumSource
  void aSequenceBecomesTheStatesAfterItsSteps(Cell cell) {
    Recurrent layer = new Recurrent(cell, 5, false);
    assertThat(layer.output(List.of(X))).isEqualTo(Shape.of(7, 5));
    List<Shape> started = cell == Cell.LSTM ? List.of(X, STATE, STATE) : List.of(X, STATE);
    assertThat(layer.output(started)).isEqualTo(Shape.of(7, 5));
    assertThat(layer.slots(started)).isEqualTo(layer.slots(List.of(X)));
  }

  @ParameterizedTest
  @CsvSource({
    "RNN_TANH, 5, rnn",
    "RNN_RELU, 5, rnn",
    "LSTM, 20, lstm",
    "GRU, 15, gru",
    "GRU_RESET_FIRST, 15, gru"
  })
  void parametersAndCostFollowTheGates(Cell cell, int rows, String stem) {
    Recurrent layer = new Recurrent(cell, 5, true);
    int parameters = layer.slots(List.of(X)).stream().mapToInt(slot -> slot.shape().size()).sum();
    assertThat(parameters).isEqualTo(rows * (3 + 5 + 2));
    assertThat(layer.multiplyAdds(List.of(X))).isEqualTo(7L * rows * (3 + 5));
    assertThat(new GraphBuilder().input("x", X).then(layer).name()).isEqualTo(stem + "1");
    assertThat(layer.slots(List.of(X)))
        .allSatisfy(slot -> assertThat(slot.filling()).isEqualTo(new Slot.FanIn(5)))
        .allMatch(Slot::trainable);
  }

  @Test
  void aResetThatComesFirstHasAMatrixOfItsOwn() {
    assertThat(new Recurrent(Cell.GRU_RESET_FIRST, 5, false).slots(List.of(X)))
        .extracting(slot -> slot.role() + slot.shape())
        .containsExactly(
            "input(15, 3)",
            "input_bias(15)",
            "hidden(10, 5)",
            "hidden_bias(10)",
            "candidate(5, 5)",
            "candidate_bias(5)");
  }

  @Test
  void refusesWhatIsNoSequenceAndStatesOfAnotherNumberOrSize() {
    Recurrent layer = new Recurrent(Cell.LSTM, 5, false);
    List<List<Shape>> wrong =
        List.of(
            List.of(),
            List.of(Shape.of(7)),
            List.of(Shape.of(7, 3, 1)),
            List.of(X, STATE),
            List.of(X, STATE, Shape.of(4)),
            List.of(X, STATE, STATE, STATE));
    for (List<Shape> inputs : wrong) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> layer.output(inputs))
          .withMessageEndingWith(
              "takes a sequence (steps, values), and then no or 2 states of shape (5), got %s",
              inputs);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Recurrent(Cell.GRU, 0, false))
        .withMessage("hidden must be >= 1, got 0");
  }
}
