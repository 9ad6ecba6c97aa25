package org.gauntlet.nn.engine;

import java.util.List;
import org.gauntlet.nn.engine.kernels.Region;

/**
 * What a correlation computes where. Channels of the source come in panels, pixels of the target in
 * strips, so that what a strip sees of a panel stays in a near cache. It is gathered there first
 * where it would otherwise fall on a few sets of that cache, planes being powers of two apart.
 *
 * @param panel channels of a panel; the last has what is left
 * @param gatheredPlane lines from a gathered channel to the next, or 0 where sources are read where
 *     they lie
 */
record Field(List<Strip> strips, int panel, int sourcePlane, int targetPlane, int gatheredPlane) {
  /**
   * Some pixels of the target.
   *
   * @param from the first line of a channel that they see
   * @param lines how many lines they see, all between included
   * @param whole regions for a panel of all channels
   * @param rest regions for the last panel
   */
  record Strip(int from, int lines, List<Region> whole, List<Region> rest) {
    Strip {
      whole = List.copyOf(whole);
      rest = List.copyOf(rest);
    }
  }

  Field {
    strips = List.copyOf(strips);
  }

  boolean gathers() {
    return gatheredPlane > 0;
  }

  /** Floats of a gathered panel. */
  int room(int width) {
    return panel * gatheredPlane * width;
  }

  /** Copies what a strip sees of some channels. */
  void gather(Strip strip, float[] x, int first, int channels, int width, float[] room) {
    for (int c = 0; c < channels; c++) {
      int at = ((first + c) * sourcePlane + strip.from) * width;
      System.arraycopy(x, at, room, c * gatheredPlane * width, strip.lines * width);
    }
  }
}
