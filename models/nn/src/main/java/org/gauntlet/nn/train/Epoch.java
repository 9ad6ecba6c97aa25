package org.gauntlet.nn.train;

import java.util.Optional;

/**
 * One point of the training curves.
 *
 * @param number from 1
 * @param rate the learning rate of the epoch's first batch
 * @param loss mean cross-entropy of the prepared training examples, each before it was learnt
 * @param training accuracy on the same
 * @param validation what the judge said at the end of the epoch, if there were examples for it
 */
public record Epoch(
    int number, double rate, double loss, Accuracy training, Optional<Accuracy> validation) {}
