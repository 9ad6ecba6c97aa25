package org.gauntlet.nn.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.gauntlet.nn.engine.kernels.Region;
import org.gauntlet.nn.graph.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionsTest {
  private static List<Region> regions(Window window, int height, int width) {
    return Regions.of(
        Axis.windows(window.down(), height), Axis.windows(window.across(), width), window);
  }

  @Test
  void withoutPaddingAllPixelsAreAlike() {
    List<Region> regions = regions(Window.of(2, 1, 0), 3, 4);
    assertThat(regions).hasSize(1);
    Region region = regions.getFirst();
    assertThat(region.pixels()).isEqualTo(6);
    assertThat(IntStream.range(0, 4).map(region::shift)).containsExactly(0, 1, 4, 5);
    assertThat(IntStream.range(0, 6).map(region::source)).containsExactly(0, 1, 2, 4, 5, 6);
    assertThat(IntStream.range(0, 6).map(region::target)).containsExactly(0, 1, 2, 3, 4, 5);
  }

  @Test
  void paddingMakesCornersEdgesAndAMiddle() {
    List<Region> regions = regions(Window.of(3, 1, 1), 5, 5);
    assertThat(regions).map(Region::taps).containsExactlyInAnyOrder(4, 4, 4, 4, 6, 6, 6, 6, 9);
    assertThat(regions).map(Region::pixels).containsExactlyInAnyOrder(1, 1, 1, 1, 3, 3, 3, 3, 9);
  }

  @Test
  void aWindowInThePaddingHasNoTaps() {
    List<Region> regions = regions(Window.of(1, 1, 1), 1, 1);
    int blind = 0;
    for (Region region : regions) {
      blind += region.taps() == 0 ? region.pixels() : 0;
    }
    assertThat(blind).isEqualTo(8);
  }

  /** Every target once, whether the plane is cut into strips or not. */
  @ParameterizedTest
  @CsvSource({"3, 1, 1, 7, 1", "3, 2, 1, 64, 64", "2, 3, 0, 50, 512", "5, 1, 2, 6, 4096"})
  void everyPixelIsMadeOnce(int size, int stride, int padding, int extent, int depth) {
    Window window = Window.of(size, stride, padding);
    Axis axis = Axis.windows(window.down(), extent);
    List<Integer> targets = new ArrayList<>();
    Field field = Regions.field(axis, axis, depth, window, 8);
    for (Field.Strip strip : field.strips()) {
      for (Region region : strip.whole()) {
        IntStream.range(0, region.pixels()).forEach(i -> targets.add(region.target(i)));
        assertThat(region.taps() % field.panel()).isZero();
      }
      assertThat(strip.rest().stream().flatMapToInt(RegionsTest::targets).toArray())
          .isEqualTo(
              depth % field.panel() == 0
                  ? new int[0]
                  : strip.whole().stream().flatMapToInt(RegionsTest::targets).toArray());
    }
    int pixels = axis.size() * axis.size();
    assertThat(targets).hasSize(pixels).doesNotHaveDuplicates();
    assertThat(targets).allMatch(target -> target >= 0 && target < pixels);
  }

  @Test
  void manyPixelsAreCutIntoStripsFromTheTop() {
    Window window = Window.of(3, 1, 1);
    Axis axis = Axis.windows(window.down(), 32);
    assertThat(Regions.field(axis, axis, 1, window, 8).strips()).hasSize(1);
    Field field = Regions.field(axis, axis, 64, window, 8);
    assertThat(field.strips()).hasSizeGreaterThan(1);
    int last = -1;
    for (Field.Strip strip : field.strips()) {
      int[] targets = strip.whole().stream().flatMapToInt(RegionsTest::targets).toArray();
      assertThat(IntStream.of(targets).min()).hasValue(last + 1);
      last = IntStream.of(targets).max().orElseThrow();
      // One more row of 32 pixels above and below, but for the plane's own edges.
      assertThat(strip.from())
          .isEqualTo(Math.max(0, IntStream.of(targets).min().orElseThrow() - 32));
      assertThat(strip.from() + strip.lines()).isEqualTo(Math.min(1024, last + 1 + 32));
    }
    assertThat(last).isEqualTo(1023);
  }

  /** 14 x 14 pixels of 16 channels are near as they lie; 16 x 16 fall on few sets. */
  @Test
  void whatIsNearAnywayIsNotGathered() {
    Window window = Window.of(4, 2, 1);
    Axis fourteen = Axis.windows(window.down(), 14);
    assertThat(Regions.field(fourteen, fourteen, 16, window, 8).gathers()).isFalse();
    assertThat(Regions.field(fourteen, fourteen, 100, window, 8).gathers()).isTrue();
    Axis sixteen = Axis.windows(window.down(), 16);
    assertThat(Regions.field(sixteen, sixteen, 16, window, 8).gathers()).isTrue();
  }

  /** 25 taps: 16 channels, 400 taps; 9 taps: 32 channels; for a single target what is near. */
  @Test
  void panelsHoldSoManyTaps() {
    Window five = Window.of(5, 1, 2);
    Axis axis = Axis.windows(five.down(), 14);
    assertThat(Regions.field(axis, axis, 64, five, 8).panel()).isEqualTo(16);
    Window three = Window.of(3, 1, 1);
    Axis threes = Axis.windows(three.down(), 14);
    assertThat(Regions.field(threes, threes, 64, three, 8).panel()).isEqualTo(32);
    assertThat(Regions.field(threes, threes, 20, three, 8).panel()).isEqualTo(20);
    assertThat(Regions.field(threes, threes, 64, three, 1).panel()).isEqualTo(12);
  }

  @Test
  void gatheredChannelsLieAnOddNumberOfLinesApart() {
    Window window = Window.of(3, 1, 1);
    Axis axis = Axis.windows(window.down(), 8);
    Field field = Regions.field(axis, axis, 3, window, 8);
    assertThat(field.gatheredPlane()).isEqualTo(65);
    float[] x = new float[3 * 64 * 2];
    x[2 * (64 + 5) + 1] = 7;
    float[] room = new float[field.room(2)];
    field.gather(field.strips().getFirst(), x, 1, 2, 2, room);
    assertThat(room[2 * 5 + 1]).isEqualTo(7);
    x[2 * 128] = 9;
    field.gather(field.strips().getFirst(), x, 1, 2, 2, room);
    assertThat(room[2 * 65]).isEqualTo(9);
  }

  private static IntStream targets(Region region) {
    return IntStream.range(0, region.pixels()).map(region::target);
  }
}
