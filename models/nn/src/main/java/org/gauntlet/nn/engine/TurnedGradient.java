package org.gauntlet.nn.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.gauntlet.nn.engine.kernels.ChosenKernels;
import org.gauntlet.nn.engine.kernels.Kernels;
import org.gauntlet.nn.engine.kernels.Region;
import org.gauntlet.nn.graph.Conv2d;
import org.gauntlet.nn.graph.Span;

/**
 * The gradient of a convolution's weight (K, C/groups, rows, columns) as a product: strips of the
 * input and of the output's gradient are turned, so that 32 input channels become the lanes of a
 * line, and the pixels of all rows its taps. Each weight is the sum of its strips' sums, in order.
 */
final class TurnedGradient {
  private static final int COLUMNS = 32;

  /** Output pixels of a strip, where a row of them is not longer. */
  private static final int PIXELS = 32;

  /** Taps of a product, so that what it sees stays in the first cache for all output channels. */
  private static final int PIECE = 128;

  /** Weights of a task, whose sums should stay in the second cache. */
  private static final int OWNED = 1 << 17;

  /** Output channels of a task. */
  private static final int UNIT = 128;

  private final Map<List<Integer>, Region> regions = new ConcurrentHashMap<>();
  // One for each kind: a short array would take the place of a long one.
  private final Scratch allSums = new Scratch();
  private final Scratch tiles = new Scratch();
  private final Scratch strips = new Scratch();
  private final Scratch packs = new Scratch();
  private final Kernels kernels = ChosenKernels.kernels();
  private final float[] zeros = new float[Kernels.BLOCK * Kernels.GROUP];
  private final Port in;
  private final Port out;
  private final float[] weight;
  private final Conv2d operator;
  private final Span down;
  private final Span across;
  private final int depth;
  private final int rows;
  private final int taps;
  private final int strip;
  private final int breadth;

  TurnedGradient(Conv2d operator, Port in, Port out, float[] weight) {
    this.operator = operator;
    this.in = in;
    this.out = out;
    this.weight = weight;
    down = operator.window().down();
    across = operator.window().across();
    taps = operator.window().taps();
    depth = in.channels() / operator.groups();
    rows = out.channels() / operator.groups();
    strip = Math.clamp(PIXELS / out.shape().at(2), 1, out.shape().at(1));
    breadth = (out.shape().at(2) - 1) * across.stride() + across.reach();
  }

  /** Whether this way pays for a convolution of so many input and output channels in a group. */
  static boolean suits(int depth, int rows) {
    return depth >= Kernels.GROUP && rows >= Kernels.BLOCK;
  }

  void gather(List<Chunk> chunks, Workers workers) {
    int least = Math.ceilDiv(2 * (workers.threads() - 1), operator.groups());
    int unit = Math.min(UNIT, whole(Math.ceilDiv(rows, Math.max(1, least))));
    int span =
        Math.clamp(OWNED / (unit * taps * COLUMNS), 1, Math.ceilDiv(depth, COLUMNS)) * COLUMNS;
    int parts = Math.ceilDiv(rows, unit);
    int spans = Math.ceilDiv(depth, span);
    workers.run(
        operator.groups() * parts * spans,
        task -> {
          int row = task / spans % parts * unit;
          int channel = task % spans * span;
          new Task(
                  chunks.getFirst().width(),
                  task / spans / parts,
                  row,
                  Math.min(unit, rows - row),
                  channel,
                  Math.min(span, depth - channel))
              .run(chunks);
        });
  }

  /** The next multiple of a block of channels. */
  private static int whole(int channels) {
    return Math.ceilDiv(channels, Kernels.BLOCK) * Kernels.BLOCK;
  }

  /** Input rows that some output rows see. */
  private int seen(int lines) {
    return (lines - 1) * down.stride() + down.reach();
  }

  /**
   * The product of a few output pixels of one row: the taps of a window's row as its pixels, and
   * all rows of the chunk of all output pixels as its taps.
   */
  private Region region(int pixels, int width, int height) {
    return regions.computeIfAbsent(
        List.of(pixels, width, height),
        key -> {
          int[] columns = IntStream.range(0, across.size()).toArray();
          int[] sources = IntStream.of(columns).map(t -> t * across.dilation() * width).toArray();
          int[] shifts =
              IntStream.range(0, pixels * width)
                  .map(t -> t / width * across.stride() * width + t % width)
                  .toArray();
          int[] places = IntStream.range(0, shifts.length).map(t -> t * height).toArray();
          return new Region(sources, columns, shifts, places);
        });
  }

  /** Some output channels times some input channels of one group. */
  private final class Task {
    private final int width;
    private final int group;
    private final int row;
    private final int count;
    private final int height;
    private final int piece;
    private final Region full;
    private final Region rest;
    private final int channel;
    private final int span;
    private final float[] sums;
    private final float[] tile;
    private final float[] turned;
    private final float[] packed;

    Task(int width, int group, int row, int count, int channel, int span) {
      this.width = width;
      this.group = group;
      this.row = group * rows + row;
      this.count = count;
      this.channel = channel;
      this.span = span;
      height = whole(count);
      // A window of one column sees nothing twice.
      piece = across.size() == 1 ? out.shape().at(2) : Math.max(1, PIECE / width);
      full = region(piece, width, height);
      rest = region(out.shape().at(2) % piece, width, height);
      tile = tiles.take(height * taps * COLUMNS);
      sums = allSums.take(Math.ceilDiv(span, COLUMNS) * COLUMNS * taps * height);
      turned = strips.take(seen(strip) * breadth * width * COLUMNS);
      packed = packs.take(strip * out.shape().at(2) * width * height);
    }

    void run(List<Chunk> chunks) {
      for (Chunk chunk : chunks) {
        for (int top = 0; top < out.shape().at(1); top += strip) {
          int lines = Math.min(strip, out.shape().at(1) - top);
          pack(chunk, top, lines);
          for (int c = 0; c < span; c += COLUMNS) {
            turn(chunk, top, lines, channel + c);
            add(lines, c * taps * height);
          }
        }
      }
      for (int c = 0; c < span; c++) {
        store(c);
      }
      allSums.give(sums);
      tiles.give(tile);
      strips.give(turned);
      packs.give(packed);
    }

    /** Output gradient (channels, pixels, rows) -> (pixels, rows, channels). */
    private void pack(Chunk chunk, int top, int lines) {
      int plane = out.plane() * width;
      for (int p = 0; p < lines * out.shape().at(2); p++) {
        int from = row * plane + (top * out.shape().at(2) + p) * width;
        int to = p * width * height;
        kernels.turn(chunk.gradient(out), from, plane, packed, to, height, count, width);
      }
    }

    /** Input (channels, pixels, rows) -> (pixels with padding, rows, channels). */
    private void turn(Chunk chunk, int top, int lines, int first) {
      for (int r = 0; r < seen(lines); r++) {
        int y = top * down.stride() + r - down.before();
        // Between windows that leave gaps lies what nobody sees.
        for (int c = 0; c < breadth && r % down.stride() < down.reach(); c++) {
          if (c % across.stride() < across.reach()) {
            pixel(chunk, y, c - across.before(), first, (r * breadth + c) * width * COLUMNS);
          }
        }
      }
    }

    private void pixel(Chunk chunk, int y, int x, int first, int to) {
      int high = in.shape().at(1);
      int broad = in.shape().at(2);
      if (y < 0 || y >= high || x < 0 || x >= broad) {
        Arrays.fill(turned, to, to + width * COLUMNS, 0);
        return;
      }
      int plane = in.plane() * width;
      int from = (group * depth + first) * plane + (y * broad + x) * width;
      int channels = Math.min(COLUMNS, depth - first);
      kernels.turn(chunk.value(in), from, plane, turned, to, COLUMNS, channels, width);
    }

    /** Adds the strip's sums of 32 input channels. */
    private void add(int lines, int base) {
      for (int r = 0; r < down.size(); r++) {
        for (int y = 0; y < lines; y++) {
          for (int x = 0; x < out.shape().at(2); x += piece) {
            int pixels = Math.min(piece, out.shape().at(2) - x);
            int from = (y * down.stride() + r * down.dilation()) * breadth + x * across.stride();
            int at = (y * out.shape().at(2) + x) * width * height;
            product(pixels == piece ? full : rest, r, at, from * width, y + x > 0);
          }
        }
      }
      for (int l = 0; l < height * taps * COLUMNS; l++) {
        sums[base + l] += tile[l];
      }
    }

    /** Products with one row of the window, for all output channels. */
    private void product(Region region, int r, int at, int from, boolean more) {
      for (int k = 0; k < height; k += Kernels.BLOCK) {
        int to = (k * down.size() + r * Kernels.BLOCK) * across.size();
        kernels.product(
            region,
            Kernels.BLOCK,
            packed,
            at + k,
            zeros,
            0,
            more,
            turned,
            from,
            tile,
            to,
            across.size(),
            COLUMNS);
      }
    }

    /** Writes what one input channel has to do with the output channels. */
    private void store(int c) {
      int base = c / COLUMNS * COLUMNS * taps * height + c % COLUMNS;
      for (int k = 0; k < count; k++) {
        int at = ((row + k) * depth + channel + c) * taps;
        int block = k / Kernels.BLOCK * down.size();
        for (int t = 0; t < taps; t++) {
          int row = (block + t / across.size()) * Kernels.BLOCK + k % Kernels.BLOCK;
          weight[at + t] = sums[base + (row * across.size() + t % across.size()) * COLUMNS];
        }
      }
    }
  }
}
