package org.gauntlet.nn.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The buffers of a plan, and when each is first and last touched: step i of n runs forward at time
 * i and back at time 2n - 1 - i. Buffers whose times do not overlap share memory.
 */
final class Lifetimes {
  private static final int NEVER = -1;

  private final List<Integer> sizes = new ArrayList<>();
  private final List<Integer> from = new ArrayList<>();
  private final List<Integer> to = new ArrayList<>();

  /** A new buffer of this many values per row; answers its number. */
  int buffer(int size) {
    sizes.add(size);
    from.add(NEVER);
    to.add(NEVER);
    return sizes.size() - 1;
  }

  /** The buffer holds something at this time. */
  void touch(int buffer, int time) {
    from.set(buffer, from.get(buffer) == NEVER ? time : Math.min(from.get(buffer), time));
    to.set(buffer, Math.max(to.get(buffer), time));
  }

  /** Memory for one way there and one way back, all of it held by the chunk. */
  Memory once() {
    Slots slots = new Slots();
    slots.assign(touched());
    return new Memory(slots.places, slots.sizes, slots.sizes.size());
  }

  /**
   * Memory for going back as often as wanted: what lives from the way there to the way back, which
   * begins at time {@code turn}, is the chunk's own; the rest is lent for each way.
   */
  Memory often(int turn) {
    Slots slots = new Slots();
    slots.assign(touched().stream().filter(b -> crosses(b, turn)).toList());
    int kept = slots.sizes.size();
    slots.close();
    slots.assign(touched().stream().filter(b -> !crosses(b, turn)).toList());
    return new Memory(slots.places, slots.sizes, kept);
  }

  private boolean crosses(int buffer, int turn) {
    return from.get(buffer) < turn && to.get(buffer) >= turn;
  }

  /** Buffers in the order in which they come to life. */
  private List<Integer> touched() {
    return IntStream.range(0, sizes.size())
        .filter(b -> from.get(b) != NEVER)
        .boxed()
        .sorted(Comparator.comparing(from::get))
        .toList();
  }

  /**
   * Places of buffers in memory: the smallest free one that is large enough, or else the largest.
   */
  private final class Slots {
    final List<Integer> sizes = new ArrayList<>();
    final int[] places = new int[Lifetimes.this.sizes.size()];
    private final List<Integer> busyUntil = new ArrayList<>();

    Slots() {
      Arrays.fill(places, Memory.NOWHERE);
    }

    void assign(List<Integer> buffers) {
      for (int buffer : buffers) {
        int size = Lifetimes.this.sizes.get(buffer);
        int slot = free(from.get(buffer), size);
        places[buffer] = slot;
        sizes.set(slot, Math.max(sizes.get(slot), size));
        busyUntil.set(slot, to.get(buffer));
      }
    }

    /** What has been assigned is not shared with what comes. */
    void close() {
      busyUntil.replaceAll(time -> Integer.MAX_VALUE);
    }

    private int free(int time, int size) {
      List<Integer> free =
          IntStream.range(0, sizes.size())
              .filter(slot -> busyUntil.get(slot) < time)
              .boxed()
              .sorted(Comparator.comparing(sizes::get))
              .toList();
      for (int slot : free) {
        if (sizes.get(slot) >= size) {
          return slot;
        }
      }
      if (!free.isEmpty()) {
        return free.getLast();
      }
      sizes.add(size);
      busyUntil.add(time);
      return sizes.size() - 1;
    }
  }
}
