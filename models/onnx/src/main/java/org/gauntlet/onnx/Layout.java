package org.gauntlet.onnx;

import java.util.List;
import org.gauntlet.core.Shape;

/** Where the channels of a file's input are; elsewhere they always come first. */
public enum Layout {
  /** (C, H, W), or no image. */
  CHANNELS_FIRST("NCHW"),
  /** (H, W, C), as TensorFlow and Keras have it. */
  CHANNELS_LAST("NHWC");

  /** More would be features and not colours. */
  private static final int MOST_CHANNELS = 4;

  private final String word;

  Layout(String word) {
    this.word = word;
  }

  /** Such as NCHW. */
  public String word() {
    return word;
  }

  /** What the shape of one input tells, when nothing else does. */
  static Layout of(Shape input) {
    return input.rank() == 3 && input.at(2) <= MOST_CHANNELS && input.at(0) > MOST_CHANNELS
        ? CHANNELS_LAST
        : CHANNELS_FIRST;
  }

  /** The order of axes that turns an image (C, H, W) into the file's input. */
  List<Integer> order() {
    return this == CHANNELS_LAST ? List.of(1, 2, 0) : List.of(0, 1, 2);
  }

  /** The shape that a file's input has with channels first. */
  Shape turned(Shape file) {
    return this == CHANNELS_LAST ? Shape.of(file.at(2), file.at(0), file.at(1)) : file;
  }
}
