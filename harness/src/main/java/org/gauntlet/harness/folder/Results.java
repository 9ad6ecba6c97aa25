package org.gauntlet.harness.folder;

import java.util.Optional;
import org.gauntlet.harness.Evaluation;
import org.gauntlet.harness.Judgement;
import org.gauntlet.harness.Manifest;

/** A finished run as read from its folder; the judgement when gates were asked. */
public record Results(Manifest manifest, Evaluation evaluation, Optional<Judgement> judgement) {}
