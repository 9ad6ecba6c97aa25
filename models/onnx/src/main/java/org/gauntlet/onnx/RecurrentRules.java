package org.gauntlet.onnx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.gauntlet.nn.graph.Cell;

/** RNN, GRU and LSTM, in both layouts and directions. */
final class RecurrentRules {
  private RecurrentRules() {}

  /** x, W, R, B, sequence_lens, initial_h -> Y, Y_h. */
  static List<Known> rnn(Call call) {
    checkPlain(call);
    List<String> relu = Collections.nCopies(Directions.of(call).count(), "relu");
    boolean rectified = activations(call).equals(relu);
    if (!rectified) {
      checkActivations(call, List.of("tanh"));
    }
    return new RecurrentLayer(call, rectified ? Cell.RNN_RELU : Cell.RNN_TANH).outputs();
  }

  /** x, W, R, B, sequence_lens, initial_h, initial_c, P -> Y, Y_h, Y_c. */
  static List<Known> lstm(Call call) {
    checkPlain(call);
    checkActivations(call, List.of("sigmoid", "tanh", "tanh"));
    if (call.whole("input_forget", 0) != 0) {
      throw new IllegalArgumentException("input_forget is not supported");
    }
    return new RecurrentLayer(call, Cell.LSTM).outputs();
  }

  /** x, W, R, B, sequence_lens, initial_h -> Y, Y_h. */
  static List<Known> gru(Call call) {
    checkPlain(call);
    checkActivations(call, List.of("sigmoid", "tanh"));
    boolean late = call.whole("linear_before_reset", 0) != 0;
    return new RecurrentLayer(call, late ? Cell.GRU : Cell.GRU_RESET_FIRST).outputs();
  }

  private static void checkPlain(Call call) {
    if (call.tells("clip")) {
      throw new IllegalArgumentException("clip is not supported");
    }
    if (call.tells("activation_alpha") || call.tells("activation_beta")) {
      throw new IllegalArgumentException("activations with parameters are not supported");
    }
  }

  private static void checkActivations(Call call, List<String> usual) {
    List<String> found = activations(call);
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < Directions.of(call).count(); i++) {
      expected.addAll(usual);
    }
    if (!found.isEmpty() && !found.equals(expected)) {
      throw new IllegalArgumentException(
          "activations must be %s, got %s".formatted(expected, found));
    }
  }

  private static List<String> activations(Call call) {
    return call.texts("activations", List.of()).stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .toList();
  }
}
