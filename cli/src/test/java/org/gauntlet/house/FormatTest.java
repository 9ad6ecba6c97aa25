package org.gauntlet.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Every source file is in google-java-format; {@code -Dhouse.format=write} rewrites those that are
 * not.
 */
class FormatTest {
  private static final Formatter FORMATTER = new Formatter();

  @Test
  void everySourceFileIsFormatted() throws Exception {
    boolean write = "write".equals(System.getProperty("house.format"));
    List<Path> wrong = new ArrayList<>();
    for (Path file : House.javaFiles()) {
      String source = Files.readString(file);
      String formatted = formatted(source);
      if (!formatted.equals(source)) {
        wrong.add(House.ROOT.relativize(file));
        if (write) {
          Files.writeString(file, formatted);
        }
      }
    }
    if (!write) {
      assertThat(wrong)
          .as(
              "unformatted files; rewrite them with: mvn test -pl cli -am -Dtest=FormatTest"
                  + " -Dsurefire.failIfNoSpecifiedTests=false -Dhouse.format=write")
          .isEmpty();
    }
  }

  @Test
  void plantedDisorderIsCaught() throws Exception {
    String planted = "package a;\nimport java.util.List;\nclass  A{int x ;}\n";
    assertThat(formatted(planted)).isNotEqualTo(planted).doesNotContain("import");
  }

  private static String formatted(String source) throws Exception {
    return FORMATTER.formatSource(RemoveUnusedImports.removeUnusedImports(source));
  }
}
