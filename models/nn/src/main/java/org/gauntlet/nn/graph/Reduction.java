package org.gauntlet.nn.graph;

/** What many numbers become. Of equals, the first in row-major order is the extreme. */
public enum Reduction {
  MAXIMUM,
  MINIMUM,
  PRODUCT,
  SUM
}
