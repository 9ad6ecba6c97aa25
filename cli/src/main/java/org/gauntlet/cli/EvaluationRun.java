package org.gauntlet.cli;

import java.io.PrintWriter;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.LabelModel;
import org.gauntlet.core.Refusal;
import org.gauntlet.datasets.Dataset;
import org.gauntlet.harness.Evaluation;
import org.gauntlet.harness.Judgement;
import org.gauntlet.harness.Plan;
import org.gauntlet.harness.Progress;
import org.gauntlet.harness.Subject;
import org.gauntlet.harness.TransferMatrix;
import org.gauntlet.harness.folder.ResultsFolder;
import org.gauntlet.harness.gate.GateSpec;
import org.gauntlet.harness.gate.Judge;
import org.gauntlet.harness.run.Evaluator;
import org.gauntlet.harness.run.TransferStudy;
import org.gauntlet.nn.engine.CpuEngine;

/**
 * One evaluation as the command line asks for it: from the words to the results folder, the report
 * and the summary.
 */
final class EvaluationRun {
  /** Examples for the transfer matrix; every model is attacked on all of them. */
  private static final int TRANSFER_EXAMPLES = 200;

  private final EvaluationOptions options;
  private final List<String> command;
  private final PrintWriter out;
  private final PrintWriter err;
  private final ProgressLine progress;

  EvaluationRun(EvaluationOptions options, List<String> command, PrintWriter out, PrintWriter err) {
    this.options = options;
    this.command = command;
    this.out = out;
    this.err = err;
    this.progress = new ProgressLine(err, Terminal.watched());
  }

  /**
   * Runs, judges by the gates (if any), writes and tells; answers the judgement when there are
   * gates.
   */
  Optional<Judgement> run(List<GateSpec> gates) {
    options.check();
    CpuEngine engine = CpuEngine.of(options.engine().threads());
    ModelFile file = model(engine, options.reading());
    List<ModelFile> surrogates =
        options.surrogates().stream()
            .map(path -> ModelFile.open(path, engine, options.reading().untold()))
            .toList();
    tell(file);
    surrogates.forEach(this::tell);
    checkDistinct(file, surrogates);
    Dataset data = options.examples();
    ModelFile.fits(file.name(), file.model().domain(), data);
    surrogates.forEach(one -> ModelFile.fits(one.name(), one.model().domain(), data));
    check(file, data, engine);
    Plan plan = plan(file, surrogates, data, view(file, engine));
    try (ResultsFolder folder =
        ResultsFolder.open(
            options.out(),
            options.resume(),
            Provenance.origin(command, engine.description()),
            settings(plan, surrogates))) {
      Evaluation evaluation = new Evaluator(plan, folder, this::tell).run();
      if (!surrogates.isEmpty() && file.showsGradients() && evaluation.transfer().isEmpty()) {
        tell(new Progress.Step("transfer between models", 0, 0, 0, 0, 0));
        evaluation = evaluation.with(transfer(file, surrogates, plan));
        folder.write(evaluation);
      }
      if (!gates.isEmpty()) {
        folder.write(Judge.judge(gates, evaluation));
      }
    } finally {
      progress.end();
    }
    return Publication.of(options.out(), out);
  }

  private ModelFile model(CpuEngine engine, OnnxReading reading) {
    return options.blackBox()
        ? ModelFile.blackBox(options.model(), engine, options.engine().threads(), reading)
        : ModelFile.open(options.model(), engine, reading);
  }

  /** Of files that others wrote, clean accuracy tells whether they are asked as they want to be. */
  private void check(ModelFile file, Dataset data, CpuEngine engine) {
    if (file.isForeign()) {
      CleanCheck check = new CleanCheck(data);
      check.range(file, units -> model(engine, options.reading().with(units)).model());
      if (!options.allowChance()) {
        check.chance(file);
      }
    }
  }

  /** What decides the result: the plan, and the surrogates by their bytes. */
  private static SequencedMap<String, String> settings(Plan plan, List<ModelFile> surrogates) {
    SequencedMap<String, String> settings = plan.settings();
    surrogates.forEach(one -> settings.put("surrogate " + one.name() + " sha256", one.sha256()));
    return settings;
  }

  /** A surrogate tells something new; of what is hidden or defended even the bare model does. */
  private void checkDistinct(ModelFile file, List<ModelFile> surrogates) {
    Set<String> seen = new HashSet<>();
    if (options.defense().isEmpty() && !options.blackBox()) {
      seen.add(file.sha256());
    }
    for (ModelFile surrogate : surrogates) {
      if (!seen.add(surrogate.sha256())) {
        throw Refusal.usage(
            "the model %s is given twice: name another --surrogate".formatted(surrogate.name()));
      }
    }
  }

  /** What attacks differentiate in the model's place, where it or a defense has jumps. */
  private Optional<GradientModel> view(ModelFile file, CpuEngine engine) {
    Optional<GradientModel> through =
        options.straightThrough()
            ? Optional.of(
                engine.model(ModelSource.read(options.model(), options.reading()).through()))
            : Optional.empty();
    if (options.defense().isEmpty() || !file.showsGradients()) {
      return through;
    }
    return options.defense().map(d -> d.adaptiveView(through.orElseGet(file::gradients)));
  }

  private Plan plan(
      ModelFile file, List<ModelFile> surrogates, Dataset data, Optional<GradientModel> view) {
    Optional<InputDefense> defense = options.defense();
    LabelModel target = defense.<LabelModel>map(d -> d.target(file.model())).orElse(file.model());
    SuiteBuilder suite = new SuiteBuilder(options.aim());
    options.suite(file.showsGradients()).forEach(attack -> suite.attack(attack, target, view));
    if (!surrogates.isEmpty()) {
      suite.transfer(surrogates);
    }
    String name =
        file.name()
            + defense.map(d -> " behind " + d.spec()).orElse("")
            + (options.straightThrough() ? ", gradients straight through its rounding" : "");
    return new Plan(
        target,
        subject(name, file, data),
        data.examples(),
        options.norm(),
        options.budgets(),
        suite.suite(),
        options.seed(),
        options.batch());
  }

  private Subject subject(String name, ModelFile file, Dataset data) {
    return new Subject(
        name,
        file.sha256(),
        "%s %s, %d examples".formatted(data.name(), options.split().word(), data.size()),
        data.fingerprint(),
        data.domain(),
        data.classNames());
  }

  private TransferMatrix transfer(ModelFile file, List<ModelFile> surrogates, Plan plan) {
    SequencedMap<String, GradientModel> models = new LinkedHashMap<>();
    models.put(file.name(), file.gradients());
    surrogates.forEach(surrogate -> models.put(surrogate.name(), surrogate.gradients()));
    return new TransferStudy(
            models,
            SuiteBuilder.CRAFT_WORDS,
            SuiteBuilder.CRAFT,
            plan.headline(),
            plan.examples().subList(0, Math.min(TRANSFER_EXAMPLES, plan.examples().size())),
            plan.seed(),
            plan.width())
        .matrix();
  }

  private void tell(ModelFile file) {
    ModelSource.tell(file.name(), file.notes(), err);
  }

  private void tell(Progress.Step step) {
    progress.show(
        new Stage(
            step.stage(),
            step.done(),
            step.total(),
            "examples",
            step.perSecond(),
            step.secondsLeft(),
            step.broken() + " broken"));
  }
}
