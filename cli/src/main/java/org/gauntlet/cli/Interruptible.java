package org.gauntlet.cli;

/** A command that can be stopped on its way. */
@FunctionalInterface
interface Interruptible {
  /** What became of its work, and how to go on. */
  String whenInterrupted();
}
