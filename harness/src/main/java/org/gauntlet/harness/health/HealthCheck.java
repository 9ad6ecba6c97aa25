package org.gauntlet.harness.health;

/** Asks one question about whether the figures can be trusted. */
@FunctionalInterface
interface HealthCheck {
  Diagnosis examine(Patient patient);
}
