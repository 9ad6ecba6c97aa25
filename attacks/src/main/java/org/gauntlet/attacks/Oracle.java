package org.gauntlet.attacks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.gauntlet.core.Batch;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.ScoreModel;
import org.gauntlet.core.Tensor;

/**
 * Puts the questions of one round to the model: like questions as one batch, in the order given.
 * When a batch fails, each of its rows is asked alone, so that only the guilty ones fail.
 */
record Oracle(Access<?> access) {
  void answer(List<Question> round) {
    put(only(Question.OfLabel.class, round), this::labels);
    put(only(Question.OfScores.class, round), this::scores);
    put(only(Question.OfSlope.class, round), this::slopes);
  }

  private static <Q extends Question> List<Q> only(Class<Q> kind, List<Question> round) {
    return round.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static <Q extends Question> void put(List<Q> questions, Consumer<List<Q>> ask) {
    if (questions.isEmpty()) {
      return;
    }
    try {
      ask.accept(questions);
    } catch (Refusal e) {
      throw e;
    } catch (RuntimeException e) {
      if (questions.size() == 1) {
        questions.getFirst().reply().fail("the model failed: " + e);
      } else {
        questions.forEach(question -> put(List.of(question), ask));
      }
    }
  }

  private void labels(List<Question.OfLabel> questions) {
    int[] labels = access.model().labels(inputs(questions));
    if (fits(questions, "labels", labels.length)) {
      for (int i = 0; i < labels.length; i++) {
        give(questions.get(i).reply(), labels[i]);
      }
    }
  }

  private void give(Reply<Integer> reply, int label) {
    int classes = access.domain().classes();
    if (label >= 0 && label < classes) {
      reply.answer(label);
    } else {
      reply.fail("the model answered label " + label + ", expected 0 to " + (classes - 1));
    }
  }

  private void scores(List<Question.OfScores> questions) {
    Batch logits = ((ScoreModel) access.model()).scores(inputs(questions));
    if (fits(questions, logits)) {
      for (int i = 0; i < logits.size(); i++) {
        Reply<Tensor> reply = questions.get(i).reply();
        Tensor row = logits.row(i);
        if (finite(row, "logits", reply)) {
          reply.answer(row);
        }
      }
    }
  }

  private void slopes(List<Question.OfSlope> questions) {
    try (GradientModel.Trace trace = ((GradientModel) access.model()).trace(inputs(questions))) {
      Batch logits = trace.scores();
      if (!fits(questions, logits)) {
        return;
      }
      List<Tensor> cotangents = new ArrayList<>();
      for (int i = 0; i < logits.size(); i++) {
        cotangents.add(cotangent(questions.get(i), logits.row(i)));
      }
      Batch gradients = trace.pull(Batch.of(cotangents));
      if (fits(questions, "gradients", gradients.size())) {
        for (int i = 0; i < logits.size(); i++) {
          give(questions.get(i), logits.row(i), gradients.row(i));
        }
      }
    }
  }

  /** Zero for logits that are no numbers: their row has failed, the others go on. */
  private static Tensor cotangent(Question.OfSlope question, Tensor logits) {
    return finite(logits, "logits", question.reply())
        ? question.loss().cotangent(logits, question.goal())
        : Tensor.filled(logits.shape(), 0);
  }

  private static void give(Question.OfSlope question, Tensor logits, Tensor gradient) {
    Reply<Slope> reply = question.reply();
    if (reply.failure().isEmpty() && finite(gradient, "gradients", reply)) {
      Goal goal = question.goal();
      double loss = question.loss().value(logits, goal);
      reply.answer(new Slope(logits, goal.reachedBy(logits.argmax()), loss, gradient));
    }
  }

  private static Batch inputs(List<? extends Question> questions) {
    return Batch.of(questions.stream().map(Question::x).toList());
  }

  private boolean fits(List<? extends Question> questions, Batch logits) {
    int classes = access.domain().classes();
    if (logits.shape().size() != classes) {
      String reason =
          "the model answered " + logits.shape().size() + " logits, expected " + classes;
      questions.forEach(question -> question.reply().fail(reason));
      return false;
    }
    return fits(questions, "rows of logits", logits.size());
  }

  private static boolean fits(List<? extends Question> questions, String what, int answered) {
    if (answered != questions.size()) {
      String reason =
          "the model answered %d %s to %d inputs".formatted(answered, what, questions.size());
      questions.forEach(question -> question.reply().fail(reason));
      return false;
    }
    return true;
  }

  private static boolean finite(Tensor row, String what, Reply<?> reply) {
    if (!row.isFinite()) {
      reply.fail("the model answered NaN or infinite " + what);
      return false;
    }
    return true;
  }
}
