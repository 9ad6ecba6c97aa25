package org.gauntlet.nn.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Seed;
import org.gauntlet.nn.graph.Network;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The way back reads what its steps say they keep, and nothing else of the way there. */
class ForgottenMemoryTest {
  private static final int WIDTH = 16;

  static Stream<String> nets() {
    return Nets.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("nets")
  void theWayBackDoesNotNoticeWhenLentMemoryIsSpoiled(String name) {
    Network network = Nets.all().get(name);
    Plan plan = Compiler.compile(network.graph(), new Parameters(network), Compiler.Purpose.ATTACK);
    Chunk chunk = plan.chunk(WIDTH);
    chunk.lend(spoiled(plan));
    chunk.load(Nets.inputs(network.domain(), WIDTH), 0, plan.input(), new Seed(0));
    plan.forward(List.of(chunk), Workers.of(1));
    Batch cotangents = Nets.cotangents(network.domain(), WIDTH);
    float[] first = pull(plan, chunk, cotangents, plan.lent(WIDTH));
    assertThat(first).doesNotContain(Float.NaN);
    assertThat(pull(plan, chunk, cotangents, spoiled(plan))).as(name).isEqualTo(first);
  }

  private static float[] pull(Plan plan, Chunk chunk, Batch cotangents, float[][] memory) {
    chunk.lend(memory);
    chunk.loadGradient(cotangents, plan.output());
    plan.backward(List.of(chunk), Workers.of(1));
    return Arrays.copyOf(chunk.gradient(plan.input()), plan.input().size() * WIDTH);
  }

  private static float[][] spoiled(Plan plan) {
    float[][] memory = plan.lent(WIDTH);
    for (float[] slot : memory) {
      Arrays.fill(slot, Float.NaN);
    }
    return memory;
  }
}
