package org.gauntlet.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The house keeps its rules, and each rule catches a planted violation. */
class ArchitectureTest {
  private static final String HOUSE = "org.gauntlet";
  private static final String PLANTED = "org.gauntlet.house.planted";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(HOUSE);
  private static final JavaClasses PLANTED_CLASSES =
      new ClassFileImporter().importPackages(PLANTED);

  static Stream<Named<ArchRule>> rules() {
    return Rules.all(HOUSE).stream().map(rule -> Named.of(rule.getDescription(), rule));
  }

  static Stream<Named<ArchRule>> plantedRules() {
    return Rules.all(PLANTED).stream().map(rule -> Named.of(rule.getDescription(), rule));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theHouseKeeps(ArchRule rule) {
    rule.check(CLASSES);
  }

  @ParameterizedTest
  @MethodSource("plantedRules")
  void catchesThePlantedViolation(ArchRule rule) {
    assertThat(rule.evaluate(PLANTED_CLASSES).hasViolation()).isTrue();
  }

  @Test
  void everyRoomIsLookedAt() {
    for (String room :
        List.of("core", "nn", "onnx", "attacks", "defenses", "datasets", "harness")) {
      assertThat(CLASSES.stream().anyMatch(type -> inRoom(type.getPackageName(), room)))
          .as(room)
          .isTrue();
    }
  }

  private static boolean inRoom(String name, String room) {
    return (name + ".").startsWith(HOUSE + "." + room + ".");
  }
}
