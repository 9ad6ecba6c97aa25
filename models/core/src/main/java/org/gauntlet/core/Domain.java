package org.gauntlet.core;

/**
 * What a model takes and answers: the shape of one input, the range of its values (in the input's
 * own units), the class count.
 */
public record Domain(Shape input, float low, float high, int classes) {
  public Domain {
    if (!Float.isFinite(low) || !Float.isFinite(high) || low >= high) {
      throw new IllegalArgumentException(
          "the domain's low must be below its high, got [" + low + ", " + high + "]");
    }
    if (classes < 2) {
      throw new IllegalArgumentException("classes must be >= 2, got " + classes);
    }
  }

  /** Whether every value of x is a number in the range. */
  public boolean contains(Tensor x) {
    if (!x.shape().equals(input)) {
      return false;
    }
    for (int i = 0; i < x.size(); i++) {
      if (!(x.at(i) >= low && x.at(i) <= high)) {
        return false;
      }
    }
    return true;
  }

  /** The nearest point of the range. */
  public Tensor clamp(Tensor x) {
    return x.clamp(low, high);
  }
}
