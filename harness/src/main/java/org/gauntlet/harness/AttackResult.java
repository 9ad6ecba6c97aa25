package org.gauntlet.harness;

import org.gauntlet.attacks.Norm;

/**
 * One attack of a suite under one budget, attacking only what the attacks before it left standing.
 *
 * @param name the unique name in the suite
 * @param spec the attack with all its options, in the form the command line takes
 * @param access what the attack sees: labels, scores or gradients
 * @param source the model it was computed on when that is not the target, otherwise empty
 * @param attacked how many examples it was given
 * @param broken how many of them it broke, verified
 * @param failed on how many the model or the attack failed, or the candidate was outside the threat
 * @param robustAfter how many of all examples still stand after it
 * @param medianDistance of the verified candidates, 0 when there are none
 * @param seconds wall-clock time, the one figure that differs between equal runs
 */
public record AttackResult(
    String name,
    String spec,
    String access,
    String source,
    Norm norm,
    float epsilon,
    int attacked,
    int broken,
    int failed,
    int robustAfter,
    double medianDistance,
    long forwards,
    long backwards,
    double seconds) {}
