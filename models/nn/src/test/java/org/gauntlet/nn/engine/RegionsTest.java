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
    for (List<Region> strip : Regions.strips(axis, axis, depth, window)) {
      for (Region region : strip) {
        IntStream.range(0, region.pixels()).forEach(i -> targets.add(region.target(i)));
        assertThat(region.taps() % depth).isZero();
      }
    }
    int pixels = axis.size() * axis.size();
    assertThat(targets).hasSize(pixels).doesNotHaveDuplicates();
    assertThat(targets).allMatch(target -> target >= 0 && target < pixels);
  }

  @Test
  void manyChannelsAreCutIntoStripsFromTheTop() {
    Window window = Window.of(3, 1, 1);
    Axis axis = Axis.windows(window.down(), 16);
    assertThat(Regions.strips(axis, axis, 1, window)).hasSize(1);
    List<List<Region>> strips = Regions.strips(axis, axis, 64, window);
    assertThat(strips).hasSizeGreaterThan(1);
    int last = -1;
    for (List<Region> strip : strips) {
      List<Integer> targets = new ArrayList<>();
      for (Region region : strip) {
        IntStream.range(0, region.pixels()).forEach(i -> targets.add(region.target(i)));
      }
      assertThat(targets.stream().mapToInt(t -> t).min()).hasValue(last + 1);
      last = targets.stream().mapToInt(t -> t).max().orElseThrow();
    }
    assertThat(last).isEqualTo(255);
  }
}
