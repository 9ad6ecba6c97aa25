package org.gauntlet.nn.engine;

import java.util.List;

/**
 * Where the buffers of a plan lie: each in a slot, which it may share with others that live at
 * other times. The first slots are each chunk's own; the others are lent to whoever runs.
 */
final class Memory {
  /** The place of a buffer that is never used. */
  static final int NOWHERE = -1;

  private static final float[] NOTHING = {};

  private final int[] places;
  private final List<Integer> sizes;
  private final int kept;

  /**
   * @param places the slot of each buffer, or {@link #NOWHERE}
   * @param sizes each slot's values per row
   * @param kept how many slots are each chunk's own
   */
  Memory(int[] places, List<Integer> sizes, int kept) {
    this.places = places.clone();
    this.sizes = List.copyOf(sizes);
    this.kept = kept;
  }

  /** The slots that are a chunk's own. */
  float[][] own(int width) {
    return slots(0, kept, width);
  }

  /** The slots that are lent. */
  float[][] lent(int width) {
    return slots(kept, sizes.size(), width);
  }

  /** Fills a table of buffers with the slots in which they lie. */
  void bindInto(float[][] own, float[][] lent, float[][] buffers) {
    for (int b = 0; b < buffers.length; b++) {
      int place = places[b];
      buffers[b] = place == NOWHERE ? NOTHING : place < kept ? own[place] : lent[place - kept];
    }
  }

  int buffers() {
    return places.length;
  }

  private float[][] slots(int first, int end, int width) {
    float[][] slots = new float[end - first][];
    for (int i = first; i < end; i++) {
      slots[i - first] = new float[Math.multiplyExact(sizes.get(i), width)];
    }
    return slots;
  }
}
