/**
 * What a model is to the rest of the house: tensors, batches, shapes, domains, seeds and the three
 * model types.
 */
@NullMarked
package org.gauntlet.core;

import org.jspecify.annotations.NullMarked;
