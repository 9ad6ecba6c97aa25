package org.gauntlet.nn.engine;

import java.util.ArrayList;
import java.util.List;
import org.gauntlet.nn.graph.Span;

/** One axis of a sliding window, seen from the side that is computed. */
record Axis(List<Position> positions, int extent) {
  /** What one position sees: source = base + shift for each of its taps. */
  record Position(int base, List<Integer> taps, List<Integer> shifts) {
    boolean alike(Position other) {
      return taps.equals(other.taps) && shifts.equals(other.shifts);
    }
  }

  /** Window positions, looking at the pixels under them; the padding is left out. */
  static Axis windows(Span window, int pixels) {
    List<Position> positions = new ArrayList<>();
    for (int o = 0; o < window.fits(pixels); o++) {
      List<Integer> taps = new ArrayList<>();
      List<Integer> shifts = new ArrayList<>();
      for (int tap = 0; tap < window.size(); tap++) {
        int shift = tap * window.dilation() - window.before();
        int pixel = o * window.stride() + shift;
        if (pixel >= 0 && pixel < pixels) {
          taps.add(tap);
          shifts.add(shift);
        }
      }
      positions.add(new Position(o * window.stride(), taps, shifts));
    }
    return new Axis(positions, pixels);
  }

  /** Pixels, looking at the window positions that cover them. */
  static Axis pixels(Span window, int pixels) {
    int windows = window.fits(pixels);
    List<Position> positions = new ArrayList<>();
    for (int i = 0; i < pixels; i++) {
      int base = i / window.stride();
      List<Integer> taps = new ArrayList<>();
      List<Integer> shifts = new ArrayList<>();
      for (int tap = 0; tap < window.size(); tap++) {
        int start = i + window.before() - tap * window.dilation();
        int place = Math.floorDiv(start, window.stride());
        if (Math.floorMod(start, window.stride()) == 0 && place >= 0 && place < windows) {
          taps.add(tap);
          shifts.add(place - base);
        }
      }
      positions.add(new Position(base, taps, shifts));
    }
    return new Axis(positions, windows);
  }

  /** What a position sees through a tap; negative when the tap is not among its own. */
  int seen(int position, int tap) {
    Position at = positions.get(position);
    int i = at.taps().indexOf(tap);
    return i < 0 ? i : at.base() + at.shifts().get(i);
  }

  int size() {
    return positions.size();
  }
}
