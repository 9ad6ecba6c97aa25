package org.gauntlet.nn.engine;

import java.util.Arrays;
import java.util.HashMap;
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
 * The gradient of a convolution's weight as a product: strips of the input and of the output's
 * gradient are turned, so that 32 input channels become the lanes of a line, and the pixels of all
 * rows its taps. Each weight is the sum of its strips' sums, in order.
 */
final class TurnedGradient implements WeightGradient {
  private static final int COLUMNS = 32;

  /** Floats of what a strip turns, which should stay in the second cache. */
  private static final int CACHED = 3 << 16;

  /** Blocks of input channels that are multiplied at once where the window is a single pixel. */
  private static final int BLOCKS = 4;

  /** The widest line. */
  private static final int LINE = 32;

  /** Taps of a product. */
  private static final int PIECE = 256;

  /** Weights of a task, whose sums should stay in the second cache. */
  private static final int OWNED = 1 << 17;

  /** Output channels of a task. */
  private static final int UNIT = 128;

  private final Map<Integer, Region[][]> regions = new ConcurrentHashMap<>();
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
  private final LaneSums biasSums;
  private final Span down;
  private final Span across;
  private final int depth;
  private final int rows;
  private final int taps;
  private final int strip;
  private final int breadth;
  private final int blocks;

  TurnedGradient(Conv2d operator, Port in, Port out, float[] weight, LaneSums biasSums) {
    this.biasSums = biasSums;
    this.operator = operator;
    this.in = in;
    this.out = out;
    this.weight = weight;
    down = operator.window().down();
    across = operator.window().across();
    taps = operator.window().taps();
    depth = in.channels() / operator.groups();
    rows = out.channels() / operator.groups();
    int all = taps > 1 ? 1 : Math.ceilDiv(depth, COLUMNS);
    blocks = Math.ceilDiv(all, Math.ceilDiv(all, BLOCKS));
    breadth = (out.shape().at(2) - 1) * across.stride() + across.reach();
    strip = strip();
  }

  /** Whether this way pays for a convolution of so many input and output channels in a group. */
  static boolean suits(int depth, int rows) {
    return depth > COLUMNS / 2 && rows >= Kernels.BLOCK;
  }

  @Override
  public void gather(List<Chunk> chunks, Workers workers) {
    int unit = WeightGradient.unit(UNIT, operator.groups(), rows, workers);
    int span =
        Math.clamp(OWNED / (unit * taps * COLUMNS), 1, Math.ceilDiv(depth, COLUMNS)) * COLUMNS;
    WeightGradient.share(
        workers,
        operator.groups(),
        rows,
        unit,
        depth,
        span,
        part -> new Task(chunks.getFirst().width(), part).run(chunks));
  }

  /** The next multiple of the channels that lie side by side for a tap. */
  private static int wide(int channels) {
    return Math.ceilDiv(channels, Kernels.GROUP) * Kernels.GROUP;
  }

  /** Rows of the output that are turned at a time. */
  private int strip() {
    int units = Math.min(UNIT, wide(rows));
    int lines = out.shape().at(1);
    while (lines > 1) {
      int pixels = blocks * COLUMNS * seen(lines) * breadth + units * lines * out.shape().at(2);
      if (pixels <= CACHED / LINE) {
        break;
      }
      lines--;
    }
    return lines;
  }

  /** Input rows that some output rows see. */
  private int seen(int lines) {
    return (lines - 1) * down.stride() + down.reach();
  }

  /** For each row of the output the regions of a whole piece of it and of what is left. */
  private Region[][] regions(int width) {
    Map<List<Integer>, Region> known = new HashMap<>();
    int piece = piece(width);
    Region[][] all = new Region[out.shape().at(1)][];
    for (int y = 0; y < all.length; y++) {
      // Rows of the window that see the image and not the padding.
      int row = y * down.stride() - down.before();
      int from = Math.clamp(Math.ceilDiv(-row, down.dilation()), 0, down.size());
      int to = Math.clamp(Math.ceilDiv(in.shape().at(1) - row, down.dilation()), from, down.size());
      all[y] =
          new Region[] {
            known.computeIfAbsent(List.of(from, to, piece), _ -> region(from, to, piece, width)),
            known.computeIfAbsent(
                List.of(from, to, out.shape().at(2) % piece),
                _ -> region(from, to, out.shape().at(2) % piece, width))
          };
    }
    return all;
  }

  private static int piece(int width) {
    return Math.max(1, PIECE / width);
  }

  /**
   * The product of a few output pixels of one row: the taps in some rows of the window, for each
   * block of channels, as its pixels, and all rows of the chunk of all output pixels as its taps.
   */
  private Region region(int from, int to, int pixels, int width) {
    int[] columns =
        IntStream.range(0, blocks * taps)
            .filter(t -> t % taps / across.size() >= from && t % taps / across.size() < to)
            .toArray();
    int[] sources = IntStream.of(columns).map(t -> source(t / taps, t % taps, width)).toArray();
    int[] shifts =
        IntStream.range(0, pixels * width)
            .map(t -> t / width * across.stride() * width + t % width)
            .toArray();
    int[] places = IntStream.range(0, shifts.length).map(t -> t * Kernels.GROUP).toArray();
    return new Region(sources, columns, shifts, places);
  }

  private int source(int block, int tap, int width) {
    int i = tap / across.size() * down.dilation();
    int j = tap % across.size() * across.dilation();
    return (block * seen(strip) * breadth + i * breadth + j) * width;
  }

  /** Some output channels times some input channels of one group. */
  private final class Task {
    private final int width;
    private final int group;
    private final int row;
    private final int count;
    private final int height;
    private final int piece;
    private final Region[][] pieces;
    private final int channel;
    private final boolean counts;
    private final int span;
    private final float[] sums;
    private final float[] tile;
    private final float[] turned;
    private final float[] packed;

    Task(int width, Part part) {
      this.width = width;
      group = part.group();
      row = part.group() * rows + part.row();
      count = part.count();
      channel = part.channel();
      counts = channel == 0 && biasSums.count() > 0;
      span = part.span();
      height = WeightGradient.whole(count);
      piece = piece(width);
      pieces = regions.computeIfAbsent(width, TurnedGradient.this::regions);
      tile = tiles.take(Kernels.BLOCK * blocks * taps * COLUMNS);
      sums = allSums.take(Math.ceilDiv(span, blocks * COLUMNS) * blocks * COLUMNS * taps * height);
      turned = strips.take(blocks * seen(strip) * breadth * width * COLUMNS);
      packed = packs.take(strip * out.shape().at(2) * width * wide(height));
    }

    void run(List<Chunk> chunks) {
      for (Chunk chunk : chunks) {
        for (int top = 0; top < out.shape().at(1); top += strip) {
          int lines = Math.min(strip, out.shape().at(1) - top);
          pack(chunk, top, lines);
          for (int c = 0; c < span; c += blocks * COLUMNS) {
            for (int block = 0; block < blocks && c + block * COLUMNS < span; block++) {
              int to = block * seen(strip) * breadth * width * COLUMNS;
              turn(chunk, top, lines, channel + c + block * COLUMNS, to);
            }
            add(top, lines, c * taps * height);
          }
        }
      }
      for (int k = 0; k < count; k++) {
        store(k);
      }
      allSums.give(sums);
      tiles.give(tile);
      strips.give(turned);
      packs.give(packed);
    }

    /** Output gradient (channels, pixels, rows) -> (groups, pixels, rows, channels of a group). */
    private void pack(Chunk chunk, int top, int lines) {
      int plane = out.plane() * width;
      int number = lines * out.shape().at(2);
      for (int k = 0; k < count; k += Kernels.GROUP) {
        int channels = Math.min(Kernels.GROUP, count - k);
        int from = (row + k) * plane + top * out.shape().at(2) * width;
        int to = k * number * width;
        for (int i = 0; i < channels && counts; i++) {
          biasSums.add(row + k + i, chunk.gradient(out), from + i * plane, number * width);
        }
        for (int p = 0; p < number; p++) {
          int at = to + p * width * Kernels.GROUP;
          kernels.turn(
              chunk.gradient(out),
              from + p * width,
              plane,
              packed,
              at,
              Kernels.GROUP,
              channels,
              width);
        }
      }
    }

    /** Input (channels, pixels, rows) -> (pixels with padding, rows, channels). */
    private void turn(Chunk chunk, int top, int lines, int first, int to) {
      for (int half = 0; half < COLUMNS; half += Kernels.GROUP) {
        for (int r = 0; r < seen(lines); r++) {
          int y = top * down.stride() + r - down.before();
          // Between windows that leave gaps lies what nobody sees.
          for (int c = 0; c < breadth && r % down.stride() < down.reach(); c++) {
            if (c % across.stride() < across.reach()) {
              int at = to + (r * breadth + c) * width * COLUMNS;
              pixel(chunk, y, c - across.before(), first + half, at + half);
            }
          }
        }
      }
    }

    private void pixel(Chunk chunk, int y, int x, int first, int to) {
      int high = in.shape().at(1);
      int broad = in.shape().at(2);
      if (y < 0 || y >= high || x < 0 || x >= broad) {
        for (int l = 0; l < width; l++) {
          Arrays.fill(turned, to + l * COLUMNS, to + l * COLUMNS + Kernels.GROUP, 0);
        }
        return;
      }
      int plane = in.plane() * width;
      int from = (group * depth + first) * plane + (y * broad + x) * width;
      int channels = Math.clamp(depth - first, 0, Kernels.GROUP);
      kernels.turn(chunk.value(in), from, plane, turned, to, COLUMNS, channels, width);
    }

    /** Adds the strip's sums of a few blocks of input channels. */
    private void add(int top, int lines, int base) {
      int size = Kernels.BLOCK * blocks * taps * COLUMNS;
      for (int k = 0; k < height; k += Kernels.BLOCK) {
        Arrays.fill(tile, 0, size, 0);
        multiply(top, lines, k);
        int to = base + k / Kernels.BLOCK * size;
        for (int l = 0; l < size; l++) {
          sums[to + l] += tile[l];
        }
      }
    }

    /** The strip's sums of eight output channels with all taps of the window. */
    private void multiply(int top, int lines, int k) {
      int taken = lines * out.shape().at(2) * width;
      int weights = k / Kernels.GROUP * Kernels.GROUP * taken + k % Kernels.GROUP;
      for (int y = 0; y < lines; y++) {
        for (int x = 0; x < out.shape().at(2); x += piece) {
          int pixels = Math.min(piece, out.shape().at(2) - x);
          int from = y * down.stride() * breadth + x * across.stride();
          kernels.product(
              pieces[top + y][pixels == piece ? 0 : 1],
              Kernels.BLOCK,
              packed,
              weights + (y * out.shape().at(2) + x) * width * Kernels.GROUP,
              zeros,
              0,
              true,
              turned,
              from * width,
              tile,
              0,
              blocks * taps,
              COLUMNS);
        }
      }
    }

    /** Writes what one output channel has to do with the input channels. */
    private void store(int k) {
      for (int c = 0; c < span; c += COLUMNS) {
        int group = c / COLUMNS / blocks * blocks;
        int from = (group * height + k * blocks + c / COLUMNS % blocks) * taps * COLUMNS;
        int at = ((row + k) * depth + channel + c) * taps;
        kernels.turn(sums, from, COLUMNS, weight, at, taps, taps, Math.min(COLUMNS, span - c));
      }
    }
  }
}
