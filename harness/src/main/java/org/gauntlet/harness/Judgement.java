package org.gauntlet.harness;

import java.util.List;

/**
 * What the gates say of an evaluation; stored as verdict.json.
 *
 * @param reliable false when a blocking finding stands
 * @param sentence the honest one-sentence verdict
 */
public record Judgement(List<GateResult> gates, boolean reliable, int exitCode, String sentence) {}
