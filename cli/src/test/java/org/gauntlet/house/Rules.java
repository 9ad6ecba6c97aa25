package org.gauntlet.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The arrows between the rooms, and what STYLE bans, as rules over a root package. */
final class Rules {
  private static final SortedMap<String, List<String>> MAY_IMPORT =
      new TreeMap<>(
          Map.of(
              "core", List.of(),
              "nn", List.of("core"),
              "onnx", List.of("core", "nn"),
              "attacks", List.of("core"),
              "defenses", List.of("core", "nn", "attacks"),
              "datasets", List.of("core"),
              "harness", List.of("core", "attacks", "datasets"),
              "reports", List.of("core", "attacks", "datasets", "harness")));

  private Rules() {}

  static List<ArchRule> all(String root) {
    List<ArchRule> rules = new ArrayList<>();
    MAY_IMPORT.forEach((room, others) -> rules.add(arrow(root, room, others)));
    rules.add(vectorStaysInKernels(root));
    rules.add(abstractOrFinal(root));
    rules.add(noInheritance(root));
    rules.add(noArraysInRecords());
    rules.add(noSerialisation());
    rules.add(noAmbientRandomness());
    rules.add(noPrinting(root));
    rules.add(noClock(root));
    rules.add(names());
    rules.add(accessors());
    return rules;
  }

  private static ArchRule arrow(String root, String room, List<String> others) {
    DescribedPredicate<JavaClass> foreign =
        new DescribedPredicate<>("a class of another room than " + others) {
          @Override
          public boolean test(JavaClass type) {
            String name = type.getPackageName();
            return name.startsWith(root + ".")
                && !inRoom(name, root, room)
                && others.stream().noneMatch(other -> inRoom(name, root, other));
          }
        };
    return noClasses()
        .that()
        .resideInAPackage(root + "." + room + "..")
        .should()
        .dependOnClassesThat(foreign);
  }

  private static boolean inRoom(String name, String root, String room) {
    return (name + ".").startsWith(root + "." + room + ".");
  }

  private static ArchRule vectorStaysInKernels(String root) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(root + ".nn.engine.kernels..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("jdk.incubator.vector..");
  }

  private static ArchRule abstractOrFinal(String root) {
    return classes()
        .that(
            new DescribedPredicate<>("are concrete") {
              @Override
              public boolean test(JavaClass type) {
                return !type.isInterface()
                    && !type.isEnum()
                    && !type.isAnonymousClass()
                    && type.getPackageName().startsWith(root)
                    && !type.getModifiers().contains(JavaModifier.ABSTRACT);
              }
            })
        .should()
        .haveModifier(JavaModifier.FINAL);
  }

  private static ArchRule noInheritance(String root) {
    return noClasses()
        .should(
            new ArchCondition<>("extend a concrete class of the house") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                boolean extended =
                    type.getRawSuperclass()
                        .filter(parent -> parent.getPackageName().startsWith(root))
                        .filter(parent -> !parent.getModifiers().contains(JavaModifier.ABSTRACT))
                        .isPresent();
                boolean bodyOfConstant = type.isAnonymousClass() || type.isEnum();
                events.add(
                    new SimpleConditionEvent(
                        type, extended && !bodyOfConstant, type.getName() + " extends another"));
              }
            });
  }

  private static ArchRule noArraysInRecords() {
    return fields()
        .that()
        .areDeclaredInClassesThat()
        .areRecords()
        .and()
        .areNotStatic()
        .should(
            new ArchCondition<>("not be arrays") {
              @Override
              public void check(
                  com.tngtech.archunit.core.domain.JavaField field, ConditionEvents events) {
                events.add(
                    new SimpleConditionEvent(
                        field,
                        !field.getRawType().isArray(),
                        field.getFullName() + " is an array"));
              }
            })
        .allowEmptyShould(true);
  }

  private static ArchRule noSerialisation() {
    return noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.io.ObjectInputStream");
  }

  private static ArchRule noAmbientRandomness() {
    return noClasses()
        .should()
        .dependOnClassesThat()
        .haveNameMatching("java\\.util\\.(Random|SplittableRandom|concurrent\\.ThreadLocalRandom)")
        .orShould()
        .callMethod(Math.class, "random");
  }

  private static ArchRule noPrinting(String root) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(root + ".cli..", root + ".benchmarks..", root + ".examples..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err");
  }

  private static ArchRule noClock(String root) {
    return noClasses()
        .that()
        .resideInAnyPackage(
            root + ".core..", root + ".attacks..", root + ".defenses..", root + ".reports..")
        .should()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage("java.time..");
  }

  private static ArchRule names() {
    return noClasses().should().haveNameMatching(".*(Manager|Helper|Util|Utils|Base|Impl)");
  }

  private static ArchRule accessors() {
    return methods()
        .that()
        .areDeclaredInClassesThat()
        .areNotAnonymousClasses()
        .and()
        .arePublic()
        .should(
            new ArchCondition<>("not be named get... or set...") {
              @Override
              public void check(
                  com.tngtech.archunit.core.domain.JavaMethod method, ConditionEvents events) {
                boolean accessor = method.getName().matches("(get|set)([A-Z].*)?");
                boolean inherited =
                    Arrays.stream(method.getOwner().getAllRawInterfaces().toArray(JavaClass[]::new))
                        .anyMatch(type ->
                            !type.getPackageName().startsWith("org.gauntlet")
                                && type.getMethods().stream()
                                    .anyMatch(m -> m.getName().equals(method.getName())));
                events.add(
                    new SimpleConditionEvent(
                        method, !accessor || inherited, method.getFullName() + " is an accessor"));
              }
            })
        .allowEmptyShould(true);
  }
}
