package org.gauntlet.nn.arch;

import java.util.List;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.graph.Cell;
import org.gauntlet.nn.graph.Dense;
import org.gauntlet.nn.graph.Flatten;
import org.gauntlet.nn.graph.Graph;
import org.gauntlet.nn.graph.Permute;
import org.gauntlet.nn.graph.Recurrent;
import org.gauntlet.nn.graph.Reshape;
import org.gauntlet.nn.graph.Slice;
import org.gauntlet.nn.graph.Value;

/**
 * x (C, H, W) -> logits: an LSTM reads the image from top to bottom, a row of all channels at each
 * step, and a dense layer its last state.
 */
public record RowLstm(int hidden) implements Architecture {
  /** 128 hidden values. */
  public static RowLstm standard() {
    return new RowLstm(128);
  }

  @Override
  public String name() {
    return "lstm";
  }

  @Override
  public String description() {
    return "an LSTM of " + hidden + " hidden values over the rows of an image, then a dense layer";
  }

  @Override
  public Graph graph(Domain domain) {
    Value image = Start.image(this, domain, 1);
    int rows = domain.input().at(1);
    Value turned = domain.input().at(0) == 1 ? image : image.then(new Permute(List.of(1, 0, 2)));
    return turned
        .then(new Reshape(Shape.of(rows, domain.input().size() / rows)))
        .then(new Recurrent(Cell.LSTM, hidden, false))
        .then(new Slice(List.of(rows - 1, 0), List.of(1, hidden)))
        .then(new Flatten())
        .then(new Dense(domain.classes()))
        .graph();
  }
}
