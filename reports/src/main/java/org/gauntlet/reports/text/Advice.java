package org.gauntlet.reports.text;

import org.gauntlet.harness.Finding;

/** What a finding means and what to do about it, for people. */
public record Advice(String title, String remedy) {

  public static Advice on(Finding.Kind kind) {
    return switch (kind) {
      case RANDOMISED_OUTPUT ->
          new Advice(
              "The model answers the same input differently",
              "Switch randomness off, or attack the expectation over it (EOT); otherwise luck"
                  + " passes for strength.");
      case PROBABILITIES ->
          new Advice(
              "The model answers probabilities instead of logits",
              "Cut the final softmax off: on probabilities gradients vanish and attacks look"
                  + " weaker than they are.");
      case ZERO_GRADIENTS ->
          new Advice(
              "Gradients are zero on part of the inputs",
              "Look for rounding, saturated activations or very large logits; attack with a margin"
                  + " loss, an adaptive view or a black-box attack.");
      case NON_FINITE ->
          new Advice(
              "Scores or gradients are not numbers",
              "Find the layer that overflows or divides by zero; nothing measured behind it"
                  + " counts.");
      case NOT_MONOTONE ->
          new Advice(
              "A larger budget broke fewer examples",
              "The attack gets lost. Use more steps, a step size that grows with the budget, and"
                  + " restarts.");
      case OUTSIDE_THREAT ->
          new Advice(
              "An attack returned inputs outside the threat model",
              "They were not counted. Correct the attack's projection before trusting its"
                  + " figures.");
      case BLACK_BOX_WINS ->
          new Advice(
              "An attack that sees less did better than one that sees more",
              "The typical sign of masked gradients: the white-box attack was hindered, not the"
                  + " adversary. Attack adaptively.");
      case STRONGER_ATTACK_HELPS ->
          new Advice(
              "More steps or restarts still break more examples",
              "The attack has not converged: raise steps and restarts until the figure stands"
                  + " still.");
      case MASKED_GRADIENTS ->
          new Advice(
              "Gradients do not lead where the loss rises",
              "One step fools less than it should, or many steps fare no better than noise. Attack"
                  + " adaptively, by transfer and without gradients.");
      case CHANCE_ACCURACY ->
          new Advice(
              "Clean accuracy is near chance",
              "Check labels, their order, and the scaling of inputs; there is nothing to attack in"
                  + " a model that guesses.");
      case CONSTANT_OUTPUT ->
          new Advice(
              "The model answers the same for every input",
              "Check that weights were loaded and inputs arrive in the expected range.");
      case ERRORS ->
          new Advice(
              "Model or attack failed on some examples",
              "They count on neither side. See the log, fix the cause and resume the run.");
    };
  }
}
