package org.gauntlet.harness;

import java.util.List;

/**
 * Which models fall to examples made on which.
 *
 * @param spec the attack used on every source
 * @param models names, in the order of rows (source) and columns (target)
 * @param robust robust.get(source).get(target): the target's robust accuracy under the source's
 *     examples
 */
public record TransferMatrix(
    String spec, String norm, float epsilon, List<String> models, List<List<Proportion>> robust) {}
