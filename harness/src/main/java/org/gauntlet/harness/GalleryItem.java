package org.gauntlet.harness;

/**
 * One broken example to look at. The pixels are base64 of little-endian float32 in row-major order
 * of the input shape.
 *
 * @param cleanConfidence softmax probability of the clean prediction, or -1 when the model answers
 *     labels only
 */
public record GalleryItem(
    String id,
    int truth,
    int cleanLabel,
    double cleanConfidence,
    int fooledLabel,
    double fooledConfidence,
    String attack,
    double distance,
    String original,
    String adversarial) {}
