package org.gauntlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gauntlet.core.Refusal;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class FailuresTest {
  private final StringWriter err = new StringWriter();

  @Test
  void refusalsEndWithTheCodeOfWhoHasToAct() {
    assertThat(fail(Refusal.usage("wrong word"))).isEqualTo(2);
    assertThat(fail(Refusal.input("wrong file"))).isEqualTo(3);
    assertThat(fail(Refusal.environment("disk full"))).isEqualTo(4);
    assertThat(err.toString().lines())
        .containsExactly("gauntlet: wrong word", "gauntlet: wrong file", "gauntlet: disk full");
  }

  @Test
  void theUnexpectedIsOneLineWithALog() throws Exception {
    assertThat(fail(new IllegalStateException("a\nb"))).isEqualTo(1);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).startsWith("gauntlet: internal error: ").contains("a b");
    Matcher log = Pattern.compile("please report it with (\\S+)").matcher(err.toString());
    assertThat(log.find()).isTrue();
    Path file = Path.of(log.group(1));
    assertThat(file).content().contains("IllegalStateException", "at org.gauntlet.cli");
    Files.delete(file);
  }

  @Test
  void outOfMemoryIsTroubleWithTheMachine() {
    int code = Failures.report(new OutOfMemoryError("heap"), new PrintWriter(err, true));
    assertThat(code).isEqualTo(4);
    assertThat(err.toString()).contains("GAUNTLET_JVM=-Xmx", "or lower --batch");
  }

  @Test
  void aStoppedCommandSaysWhatBecameOfItsWork() {
    assertThat(fail(new CancellationException("between two rounds"))).isEqualTo(130);
    assertThat(err.toString()).isEqualToIgnoringNewLines("gauntlet: interrupted: half is kept");
  }

  @Test
  void noNameSteersTheTerminal() {
    assertThat(fail(Refusal.input("there is no \u001b[31mred\u0007 file\r\nhere"))).isEqualTo(3);
    assertThat(err.toString())
        .isEqualToIgnoringNewLines("gauntlet: there is no \\u001b[31mred\\u0007 file here");
  }

  private int fail(Exception failure) {
    Failures failures = new Failures();
    return new CommandLine(new Failing(failure))
        .setErr(new PrintWriter(err, true))
        .setExecutionExceptionHandler(failures)
        .execute();
  }

  @Command(name = "failing")
  private record Failing(Exception failure) implements Callable<Integer>, Interruptible {
    @Override
    public Integer call() throws Exception {
      throw failure;
    }

    @Override
    public String whenInterrupted() {
      return "half is kept";
    }
  }
}
