package org.gauntlet.attacks;

/** How a perturbation is measured. */
public enum Norm {
  L1,
  L2,
  LINF
}
