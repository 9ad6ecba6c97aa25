package org.gauntlet.datasets;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Example;
import org.gauntlet.core.RandomStream;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;

/**
 * Grey digits and letters (1, 28, 28), drawn as asked: a stroke skeleton, bent, slanted, turned,
 * moved, traced by a pen of some width and strength, and sprinkled with noise. Example {@code i} of
 * a split depends on the seed, the split and {@code i} alone, so a shorter draw is a prefix of a
 * longer one, and training and test drawings never share a random number.
 */
public record Strokes(Seed seed) {
  static final Domain DOMAIN =
      new Domain(Shape.of(1, Pen.SIDE, Pen.SIDE), 0, 1, Alphabet.GLYPHS.size());

  private static final float NOISE = 0.04f;

  /** Draws the first {@code size} examples of a split. */
  public Dataset draw(Split split, int size) {
    if (size < 1) {
      throw new IllegalArgumentException("size must be >= 1, got " + size);
    }
    List<Example> examples =
        IntStream.range(0, size).parallel().mapToObj(i -> example(split, i)).toList();
    List<String> names = Alphabet.GLYPHS.stream().map(Glyph::character).toList();
    return new Dataset("strokes", DOMAIN, names, examples);
  }

  private Example example(Split split, int index) {
    RandomStream random = seed.child("strokes").child(split.word()).child(index).open();
    int label = random.nextInt(Alphabet.GLYPHS.size());
    String id = String.format(Locale.ROOT, "strokes-%s-%05d", split.word(), index);
    return new Example(id, image(Alphabet.GLYPHS.get(label), random), label);
  }

  private static Tensor image(Glyph glyph, RandomStream random) {
    Distortion distortion = Distortion.random(random);
    Pen pen = Pen.random(random);
    float[] pixels = new float[DOMAIN.input().size()];
    for (List<Glyph.Point> stroke : glyph.strokes()) {
      pen.traceInto(stroke.stream().map(distortion::apply).toList(), pixels);
    }
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = Math.clamp(pixels[i] + NOISE * (float) random.gaussian(), 0f, 1f);
    }
    return Tensor.adopt(DOMAIN.input(), pixels);
  }
}
