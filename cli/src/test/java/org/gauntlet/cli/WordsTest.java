package org.gauntlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

class WordsTest {
  @Test
  void theWordsAreThoseTypedFromTheCommandOn() {
    String[] typed = {"outer", "--level", "3", "inner", "--name=a b", "--flag"};
    Inner inner = new Inner();
    CommandLine line = new CommandLine(new Outer()).addSubcommand("outer", new Outer());
    line.getSubcommands().get("outer").addSubcommand("inner", inner);
    assertThat(line.execute(typed)).isZero();
    assertThat(inner.words).containsExactly(typed);
  }

  @Command(name = "outer")
  private static final class Outer implements Runnable {
    @Option(names = "--level")
    private int level;

    @Override
    public void run() {
      throw new IllegalStateException("the inner one was named, at level " + level);
    }
  }

  @Command(name = "inner")
  private static final class Inner implements Runnable {
    @Spec private CommandSpec spec;

    @Option(names = "--name")
    private String name = "";

    @Option(names = "--flag")
    private boolean flag;

    private final List<String> words = new ArrayList<>();

    @Override
    public void run() {
      if (flag && !name.isEmpty()) {
        words.addAll(Words.of(spec));
      }
    }
  }
}
