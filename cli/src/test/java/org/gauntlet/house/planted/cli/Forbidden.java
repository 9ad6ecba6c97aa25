package org.gauntlet.house.planted.cli;

/** What no planted room may know. */
public final class Forbidden {}
