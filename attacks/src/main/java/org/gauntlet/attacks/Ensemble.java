package org.gauntlet.attacks;

import java.util.ArrayList;
import java.util.List;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Domain;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.Shape;

/**
 * Several models as one that answers the mean of their logits (Liu et al. 2017): the surrogate of a
 * transfer attack. Attack it with {@link Goal.Climb} and judge the candidates on the target, which
 * may be any {@link org.gauntlet.core.LabelModel}.
 */
public record Ensemble(List<GradientModel> members) implements GradientModel {
  public Ensemble {
    members = List.copyOf(members);
    if (members.isEmpty()) {
      throw new IllegalArgumentException("an ensemble must have at least one member, got none");
    }
    for (GradientModel member : members) {
      if (!member.domain().equals(members.getFirst().domain())) {
        throw new IllegalArgumentException(
            "members must have one domain, got %s and %s"
                .formatted(members.getFirst().domain(), member.domain()));
      }
    }
  }

  @Override
  public Domain domain() {
    return members.getFirst().domain();
  }

  @Override
  public Trace trace(Batch x) {
    Traces traces = new Traces(new ArrayList<>());
    try {
      members.forEach(member -> traces.all().add(member.trace(x)));
    } catch (RuntimeException | Error e) {
      traces.close();
      throw e;
    }
    return traces;
  }

  /** One trace for each member. */
  private record Traces(List<Trace> all) implements Trace {
    @Override
    public Batch scores() {
      return sum(all.stream().map(Trace::scores).toList(), 1.0 / all.size());
    }

    @Override
    public Batch pull(Batch cotangents) {
      return sum(all.stream().map(trace -> trace.pull(cotangents)).toList(), 1.0 / all.size());
    }

    @Override
    public void close() {
      all.forEach(Trace::close);
    }
  }

  private static Batch sum(List<Batch> parts, double weight) {
    Shape shape = parts.getFirst().shape();
    int rows = parts.getFirst().size();
    float[] result = new float[rows * shape.size()];
    for (int row = 0, at = 0; row < rows; row++) {
      for (int i = 0; i < shape.size(); i++, at++) {
        double sum = 0;
        for (Batch part : parts) {
          sum += part.at(row, i);
        }
        result[at] = (float) (sum * weight);
      }
    }
    return Batch.adopt(shape, rows, result);
  }
}
