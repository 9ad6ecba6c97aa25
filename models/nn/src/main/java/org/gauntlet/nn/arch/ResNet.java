package org.gauntlet.nn.arch;

import org.gauntlet.core.Domain;
import org.gauntlet.core.Options;
import org.gauntlet.core.Spec;
import org.gauntlet.nn.graph.BatchNorm;
import org.gauntlet.nn.graph.Conv2d;
import org.gauntlet.nn.graph.Dense;
import org.gauntlet.nn.graph.GlobalAveragePool;
import org.gauntlet.nn.graph.Graph;
import org.gauntlet.nn.graph.Layer;
import org.gauntlet.nn.graph.Relu;
import org.gauntlet.nn.graph.Value;
import org.gauntlet.nn.graph.Window;

/**
 * x (C, H, W) -> logits: the residual networks for small images of He, Zhang, Ren and Sun 2016,
 * section 4.2: stages of basic blocks with batch norm, the channels doubling and the image halving
 * between stages. Where the shape changes, the shortcut is a strided 1x1 convolution with batch
 * norm (their option B).
 *
 * @param width channels of the first stage
 * @param blocks basic blocks in each stage
 */
public record ResNet(String name, int stages, int width, int blocks) implements Architecture {
  public ResNet {
    if (stages < 1 || width < 1 || blocks < 1) {
      throw new IllegalArgumentException(
          "stages, width and blocks must be >= 1, got %d, %d and %d"
              .formatted(stages, width, blocks));
    }
  }

  /** 16, 32 and 64 channels, two blocks each: 14 layers. */
  public static ResNet standard() {
    return new ResNet("resnet", 3, 16, 2);
  }

  /**
   * The four stages of the ImageNet ResNet-18, from 64 channels, behind a 3x3 convolution: what the
   * robustness literature calls ResNet-18 on CIFAR-10.
   */
  public static ResNet eighteen() {
    return new ResNet("resnet18", 4, 64, 2);
  }

  @Override
  public Spec spec() {
    return Spec.parse("%s:width=%d,blocks=%d".formatted(name(), width, blocks));
  }

  @Override
  public Architecture with(Options options) {
    int channels = options.integer("width", width);
    int count = options.integer("blocks", blocks);
    return options.build(() -> new ResNet(name, stages, channels, count));
  }

  @Override
  public String description() {
    return "a residual network with batch norm: %d stages of %d blocks, from %d channels"
        .formatted(stages, blocks, width);
  }

  @Override
  public Graph graph(Domain domain) {
    Value x = Start.image(this, domain, 8).then(conv(width, 3, 1)).then(new Relu());
    for (int stage = 0; stage < stages; stage++) {
      for (int block = 0; block < blocks; block++) {
        x = x.then(basicBlock(width << stage, stage > 0 && block == 0 ? 2 : 1));
      }
    }
    return x.then(new GlobalAveragePool()).then(new Dense(domain.classes())).graph();
  }

  /** x (C, H, W) -> y (channels, H/stride, W/stride): relu(residual(x) + shortcut(x)). */
  private static Layer basicBlock(int channels, int stride) {
    Layer residual =
        x -> x.then(conv(channels, 3, stride)).then(new Relu()).then(conv(channels, 3, 1));
    return x -> {
      Value y = x.then(residual);
      Value shortcut = y.shape().equals(x.shape()) ? x : x.then(conv(channels, 1, stride));
      return y.plus(shortcut).then(new Relu());
    };
  }

  /** A convolution without bias, which batch norm would cancel, then batch norm. */
  private static Layer conv(int channels, int size, int stride) {
    return x ->
        x.then(new Conv2d(channels, Window.of(size, stride, size / 2), 1, false))
            .then(BatchNorm.standard());
  }
}
