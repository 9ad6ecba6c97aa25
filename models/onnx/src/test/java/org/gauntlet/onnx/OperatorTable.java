package org.gauntlet.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The page on operators, from the manifest and the suite. */
final class OperatorTable {
  private static final String HEAD =
      """
      # ONNX operators

      Which operators are understood, and how many of ONNX's own test cases (ordinary element types: float32, float64, int8, uint8, int32,
      int64, bool) each must pass in every build. *Differentiable* counts cases that pass with an input that gradients can flow to, *constant*
      those that pass where all inputs are constants, *by version* what passes of what there is for each version of the operator set.
      Cases that are refused on purpose are not counted; they stand below with the reason. This page is written by a
      test; `-Dconformance=write` writes it anew.

      | operator | passed | differentiable | constant | by version |
      | --- | --- | --- | --- | --- |
      """;

  private OperatorTable() {}

  static String page(Conformance suite, Manifest manifest) {
    SortedMap<String, String> refused = Manifest.reasons(Manifest.REFUSED);
    SortedMap<String, List<ConformanceCase>> subjects = new TreeMap<>();
    Vocabulary.operators().forEach(operator -> subjects.put(operator, new ArrayList<>()));
    suite.cases().keySet().stream()
        .filter(example -> !refused.containsKey(example.name()))
        .forEach(example ->
            subjects.computeIfAbsent(example.subject(), _ -> new ArrayList<>()).add(example));
    return subjects.entrySet().stream()
            .map(subject -> row(subject.getKey(), subject.getValue(), manifest))
            .collect(Collectors.joining("", HEAD, "\n"))
        + refused(suite, refused)
        + others(suite);
  }

  /** Reasons, with the operator and the cases behind each. */
  private static String refused(Conformance suite, SortedMap<String, String> reasons) {
    SortedMap<String, List<String>> cases = new TreeMap<>();
    for (ConformanceCase example : suite.cases().keySet()) {
      if (reasons.containsKey(example.name())) {
        String why = example.subject() + ": " + reasons.get(example.name());
        cases.computeIfAbsent(why, _ -> new ArrayList<>()).add(example.name());
      }
    }
    return cases.entrySet().stream()
        .map(reason -> "- " + reason.getKey() + "\n  (" + names(reason.getValue()) + ")")
        .collect(Collectors.joining("\n", "Refused on purpose:\n\n", "\n\n"));
  }

  private static String names(List<String> cases) {
    return cases.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
  }

  private static String row(String operator, List<ConformanceCase> cases, Manifest manifest) {
    long constant =
        cases.stream().filter(c -> manifest.has(c.name(), ConformanceMode.FOLDED)).count();
    long flowing =
        cases.stream()
            .map(c -> modes(c, manifest))
            .filter(modes -> modes.stream().anyMatch(mode -> mode != ConformanceMode.FOLDED))
            .count();
    return "| %s | %s | %d | %d | %s |%n"
        .formatted(operator, passed(cases, manifest), flowing, constant, versions(cases, manifest))
        .replace("\r", "");
  }

  private static String versions(List<ConformanceCase> cases, Manifest manifest) {
    Map<Long, List<ConformanceCase>> versions =
        cases.stream()
            .collect(
                Collectors.groupingBy(ConformanceCase::opset, TreeMap::new, Collectors.toList()));
    return versions.entrySet().stream()
        .map(version -> version.getKey() + ": " + passed(version.getValue(), manifest))
        .collect(Collectors.joining(", "));
  }

  private static String passed(List<ConformanceCase> cases, Manifest manifest) {
    long passed = cases.stream().filter(c -> !modes(c, manifest).isEmpty()).count();
    return passed + " of " + cases.size();
  }

  private static Set<ConformanceMode> modes(ConformanceCase example, Manifest manifest) {
    return manifest.listed().getOrDefault(example.name(), Set.of());
  }

  /** The operators that are not understood, with the number of cases that need each. */
  private static String others(Conformance suite) {
    SortedMap<String, Long> missing =
        suite.others().values().stream()
            .flatMap(model ->
                model.graph().nodes().stream()
                    .filter(node -> !Vocabulary.knows(node))
                    .map(node -> node.kind())
                    .distinct())
            .collect(Collectors.groupingBy(kind -> kind, TreeMap::new, Collectors.counting()));
    return missing.entrySet().stream()
        .map(kind -> "- " + kind.getKey() + ": " + kind.getValue())
        .collect(
            Collectors.joining(
                "\n", "Not understood, with the number of cases that use each:\n\n", "\n"));
  }
}
