/** The results folder: what survives a crash, and reading it back. */
@NullMarked
package org.gauntlet.harness.folder;

import org.jspecify.annotations.NullMarked;
