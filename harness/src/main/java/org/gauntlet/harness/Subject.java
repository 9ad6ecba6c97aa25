package org.gauntlet.harness;

import java.util.List;
import org.gauntlet.core.Domain;

/** What was evaluated: the model and the data, by name and by SHA-256. */
public record Subject(
    String model,
    String modelSha256,
    String data,
    String dataSha256,
    Domain domain,
    List<String> classes) {}
