package org.gauntlet.nn.engine;

import java.util.ArrayList;
import java.util.List;

/** The steps of a plan in the making, and who uses which buffer when. */
final class Timetable implements StepMaker.Buffers {
  /** A step, what it reads and writes, and what it has to itself. */
  private record Use(Step step, List<Port> in, Port out, List<Integer> kept, List<Integer> back) {}

  private final Lifetimes lifetimes = new Lifetimes();
  private final List<Use> uses = new ArrayList<>();
  private final List<Integer> signs = new ArrayList<>();
  private final List<Integer> kept = new ArrayList<>();
  private final List<Integer> back = new ArrayList<>();

  /** A new buffer of this many values per row; answers its number. */
  int buffer(int size) {
    return lifetimes.buffer(size);
  }

  @Override
  public int kept(int size) {
    kept.add(buffer(size));
    return kept.getLast();
  }

  @Override
  public int back(int size) {
    back.add(buffer(size));
    return back.getLast();
  }

  @Override
  public int signs(int size) {
    signs.add(size);
    return signs.size() - 1;
  }

  /** The next step; the buffers made since the last one are its own. */
  void add(Step step, List<Port> in, Port out) {
    uses.add(new Use(step, in, out, List.copyOf(kept), List.copyOf(back)));
    kept.clear();
    back.clear();
  }

  Plan plan(List<Follower> derived, Plan.Ends ends, Compiler.Purpose purpose) {
    int turn = uses.size();
    lifetimes.touch(ends.input().value(), 0);
    touchGradient(ends.source(), 2 * turn - 1);
    lifetimes.touch(ends.output().value(), turn);
    lifetimes.touch(ends.output().gradient(), turn);
    for (int i = 0; i < turn; i++) {
      touch(uses.get(i), i, 2 * turn - 1 - i, 2 * turn);
    }
    Memory memory =
        switch (purpose) {
          case ATTACK -> lifetimes.often(turn);
          case LEARN -> lifetimes.once();
        };
    return new Plan(derived, uses.stream().map(Use::step).toList(), memory, signs, ends);
  }

  /** A step that runs forward and back at these times, and gathers at the end if it does. */
  private void touch(Use use, int forward, int backward, int end) {
    int last = use.step().gathers() ? end : backward;
    for (Port port : use.in()) {
      lifetimes.touch(port.value(), forward);
      touchGradient(port, backward);
    }
    lifetimes.touch(use.out().value(), forward);
    touchGradient(use.out(), backward);
    touchGradient(use.out(), last);
    use.step().kept().forEach(port -> lifetimes.touch(port.value(), last));
    for (int buffer : use.kept()) {
      lifetimes.touch(buffer, forward);
      lifetimes.touch(buffer, last);
    }
    for (int buffer : use.back()) {
      lifetimes.touch(buffer, backward);
      lifetimes.touch(buffer, last);
    }
  }

  private void touchGradient(Port port, int time) {
    if (port.wanted()) {
      lifetimes.touch(port.gradient(), time);
    }
  }
}
