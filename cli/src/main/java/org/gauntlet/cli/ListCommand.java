package org.gauntlet.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.gauntlet.attacks.Attacks;
import org.gauntlet.datasets.Datasets;
import org.gauntlet.defenses.Recipes;
import org.gauntlet.nn.arch.Architectures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code gauntlet list}: every name that the other commands take. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists data sets, architectures, attacks and defenses.")
final class ListCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    SequencedMap<String, String> data = new LinkedHashMap<>();
    Datasets.catalogue().forEach(entry -> data.put(entry.name(), entry.line()));
    data.put(
        "DIR or FILE.npz", "your own: IDX or CIFAR files, one folder of images per class, arrays");
    print("Data (--data)", data);
    SequencedMap<String, String> architectures = new LinkedHashMap<>();
    Architectures.all().forEach(one -> architectures.put(one.spec().toString(), one.description()));
    print("Architectures (--arch), with their defaults", architectures);
    SequencedMap<String, String> attacks = new LinkedHashMap<>();
    Arrays.stream(Attacks.values())
        .forEach(one -> attacks.put(one.defaults().toString(), one.summary()));
    print("Attacks (--attack), with their defaults", attacks);
    print("Training defenses (--defense)", Recipes.catalogue());
    SequencedMap<String, String> inputs = new LinkedHashMap<>();
    inputs.put(
        "bit-depth:bits=3", "rounds every input value to 2^bits levels (Xu, Evans, Qi 2018)");
    print("Input defenses (--input-defense)", inputs);
  }

  private void print(String title, SequencedMap<String, String> lines) {
    PrintWriter out = spec.commandLine().getOut();
    int width = lines.keySet().stream().mapToInt(String::length).max().orElse(0);
    out.println(title);
    lines.forEach(
        (name, line) -> out.println("  " + name + " ".repeat(width - name.length() + 2) + line));
    out.println();
    out.flush();
  }
}
