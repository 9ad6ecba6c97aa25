package org.gauntlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each wrong use ends with one line that names the thing, the rule and the remedy, and a code. */
class WrongUseTest {
  private static final String EVALUATE = "evaluate --model MODEL --first 5 --out OUT ";
  private static final String GATE = "gate --model MODEL --first 5 --eps 0.1 --out OUT ";

  @TempDir static Path shared;
  @TempDir Path folder;

  @BeforeAll
  static void layOut() {
    Models.linear(shared);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          trian                           | there is no command 'trian', did you mean train?
          --hepl                          | there is no option '--hepl', did you mean --help?
          list extra                      | 'gauntlet list' takes no argument 'extra'
          train --out OUT --epoch=3       | there is no option '--epoch', did you mean --epochs?
          evaluate                        | Missing required options: '--model=FILE', '--eps
          train                           | Missing required option: '--out=DIR'
          report                          | Missing required parameter: 'DIR'
          train --out OUT --epochs 0      | --epochs must be >= 1, got 0
          train --out OUT --epochs x      | 'x' is no whole number
          train --out OUT --batch 0       | --batch must be >= 1, got 0
          train --out OUT --first 0       | --first must be >= 1, got 0
          train --out OUT --first 1       | pass --validation 0
          train --out OUT --patience 0    | --patience must be >= 1, got 0
          train --out OUT --validation 2  | --validation must be in [0, 1), got 2
          train --out OUT --threads 0     | --threads must be in 1..1024, got 0
          train --out OUT --arch fst      | there is no architecture 'fst', did you mean fast?
          train --out OUT --optimizer adma              | did you mean adam?
          train --out OUT --optimizer adam:rte=1        | adam has no option 'rte', did you mean rate?
          train --out OUT --optimizer adam:rate=-1      | adam: rate must be > 0, got -1.0
          train --out OUT --schedule cosin              | did you mean cosine?
          train --out OUT --schedule step:every=0       | step: every must be >= 1, got 0
          train --out OUT --defense pdg-at              | did you mean pgd-at?
          train --out OUT --defense pgd-at              | for example eps=0.3 or eps=8/255
          train --out OUT --defense pgd-at:eps=8        | at most 1.0, the reach of the data in linf, got 8.0: 8/255
          train --out OUT --defense pgd-at:eps=-1       | eps must be > 0, got -1
          train --out OUT --data strkes                 | did you mean strokes?
          train --out OUT --data mnist                  | --data mnist needs --data-dir
          """)
  void refusesWordsBeforeAnythingIsDone(String words, String complaint) {
    refused(ExitCode.USAGE, words, complaint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          --eps -1                              | --eps must be >= 0, got -1
          --eps 8                               | must be in [0, 1.0], the reach of the domain in linf, got 8.0: 8/255
          --eps abc                             | --eps must be a finite number such as 0.3 or 8/255, got 'abc'
          --eps 8/0                             | --eps must be a finite number such as 0.3 or 8/255, got '8/0'
          --eps 0.1,                            | --eps must be a finite number such as 0.3 or 8/255, got ''
          --eps 0.1 --threads 0                 | --threads must be in 1..1024, got 0
          --eps 0.1 --batch 0                   | --batch must be >= 1, got 0
          --eps 0.1 --seed abc                  | '--seed': 'abc' is no whole number
          --eps 0.1 --norm l22                  | --norm must be one of l1, l2, linf, got 'l22', did you mean l2?
          --eps 0.1 --split tset                | --split must be one of train, test, got 'tset', did you mean test?
          --eps 0.1 --attack pdg                | there is no attack 'pdg', did you mean pgd?
          --eps 0.1 --attack=                   | '' must be a name with options
          --eps 0.1 --attack pgd:stpes=3        | pgd has no option 'stpes', did you mean steps?
          --eps 0.1 --attack pgd:steps=0        | pgd: steps must be >= 1, got 0
          --eps 0.1 --attack pgd,pgd:steps=40   | twice: leave one out
          --eps 0.1 --input-defense bit-dept    | did you mean bit-depth?
          --eps 0.1 --input-defense bit-depth:bits=99 | bit-depth: bits must be in 1..16, got 99
          """)
  void refusesWordsOfAnEvaluation(String words, String complaint) {
    refused(ExitCode.USAGE, EVALUATE + words, complaint);
  }

  @Test
  void refusesToAskAboutNoExamples() {
    refused(
        ExitCode.USAGE,
        "evaluate --model MODEL --eps 0.1 --first 0 --out OUT",
        "--first must be >= 1, got 0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          --seed 1                                        | pass --min-robust-accuracy, --min-clean-accuracy or both
          --min-robust-accuracy 45                        | threshold must be in [0, 1], got 45.0: 45 % is 0.45
          --min-robust-accuracy abc                       | --min-robust-accuracy must be a finite number
          --min-clean-accuracy 0.5 --rule lower-bond      | did you mean lower-bound?
          --min-clean-accuracy 0.5 --confidence 95        | confidence must be in (0.5, 1), got 95.0
          --min-robust-acuracy 0.5                        | did you mean --min-robust-accuracy?
          """)
  void refusesWordsOfAGate(String words, String complaint) {
    refused(ExitCode.USAGE, GATE + words, complaint);
  }

  @Test
  void withoutACommandShowsWhichThereAre() {
    Console run = Console.run();
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains(
            "Usage: gauntlet", "demo", "train", "evaluate", "gate", "report", "10 a gate failed");
  }

  /** Refused with nothing left behind. */
  private void refused(int code, String words, String complaint) {
    Path out = folder.resolve("out");
    Console.run(words, shared, out).complains(code, complaint);
    assertThat(out).doesNotExist();
  }
}
