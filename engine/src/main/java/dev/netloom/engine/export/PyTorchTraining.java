package dev.netloom.engine.export;

import dev.netloom.engine.block.ParameterSpec;
import dev.netloom.engine.data.augment.Augmentation;
import dev.netloom.engine.data.augment.Rule;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.kernel.Precision;
import dev.netloom.engine.optim.OptimizerKind;
import dev.netloom.engine.optim.OptimizerSettings;
import dev.netloom.engine.optim.RatePoints;
import dev.netloom.engine.optim.Schedule;
import dev.netloom.engine.optim.ScheduleSettings;
import dev.netloom.engine.train.ClassBalance;
import dev.netloom.engine.train.EarlyStopping;
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TransferSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The same run as a Python script; where PyTorch lacks something, a comment says so.
final class PyTorchTraining {
    private static final String CHANGES = """
            def each(x, low, high):
                \"""A random number for each image.\"""
                return low + (high - low) * torch.rand(len(x), 1, 1, 1)


            def moved(x, along=0, down=0, turn=0, scale=1, shear=0):
                \"""Images moved, turned, scaled and slanted about their centres; what comes in is 0.\"""
                turn = turn + torch.zeros(len(x), 1, 1, 1)
                cos, sin = torch.cos(turn) / scale, torch.sin(turn) / scale
                rows = [cos, shear - sin, -along + 0 * cos, sin, cos, -down + 0 * cos]
                matrix = torch.cat(rows, 1).reshape(len(x), 2, 3)
                return F.grid_sample(x, F.affine_grid(matrix, x.shape, False), align_corners=False)


            def augment(x):
                \"""Changes a batch of training images, 0 to 1, before the network sees it.\"""
            %s    return x


            """;

    private final Graph graph;
    private final PyTorchModule module;
    private final TrainingConfig config;
    private final List<String> missing = new ArrayList<>();

    PyTorchTraining(Graph graph, PyTorchModule module, TrainingConfig config) {
        this.graph = graph;
        this.module = module;
        this.config = config;
        note(config.balance() != ClassBalance.NATURAL, "classes are not balanced");
        note(config.validation() > 0, "no images are held out to validate on");
        note(!config.earlyStopping().equals(EarlyStopping.OFF), "it does not stop early");
        note(config.precision() != Precision.FLOAT32, "it computes in float32");
        note(!config.transfer().equals(TransferSettings.NONE), "no block is frozen, and all learn at one rate");
    }

    private void note(boolean missed, String what) {
        if (missed) {
            missing.add(what);
        }
    }

    /// The functions of a training, to stand below the module's.
    String text() {
        Augmentation rules = config.augmentation();
        String optimizer = optimizer(config.optimizer());
        String rate = rate(config.schedule());
        return """
                def begin(model):
                    \"""Initial weights, normally distributed; deviations by layer.\"""
                    deviations = {%s}
                    for name, layer in model.named_modules():
                        if name in deviations:
                            nn.init.normal_(layer.weight, 0, deviations[name])
                            if layer.bias is not None:
                                nn.init.zeros_(layer.bias)


                def rate(step, steps):
                    \"""The learning rate of a step, from 1 to steps.\"""
                %s

                %sdef train(folder, epochs=%d, batch=%d):
                %s    torch.manual_seed(%d)
                    (x, t), (x_test, t_test) = images(folder)
                    model = Network()
                    begin(model)
                %s%s    optimiser = %s
                    steps = epochs * math.ceil(len(x) / batch)
                    step = 0
                    for epoch in range(1, epochs + 1):
                        model.train()
                        for chosen in torch.randperm(len(x)).split(batch):
                            step += 1
                            for group in optimiser.param_groups:
                                group["lr"] = rate(step, steps)
                            optimiser.zero_grad()
                            loss = F.cross_entropy(model(normalised(%s)), t[chosen]%s)
                            loss.backward()
                %s            optimiser.step()
                %s        print(f"epoch {epoch}: test accuracy {accuracy(%s, x_test, t_test):.4f}", flush=True)
                    torch.save(%s.state_dict(), "network.pth")
                """.formatted(
                        deviations(),
                        rate,
                        rules.isNone() ? "" : augment(rules),
                        config.epochs(),
                        config.batchSize(),
                        missing(),
                        config.seed(),
                        dropout(),
                        config.averaging() == 0 ? "" : "    average = copy.deepcopy(model)\n",
                        optimizer,
                        rules.isNone() ? "x[chosen]" : "augment(x[chosen])",
                        config.labelSmoothing() == 0
                                ? ""
                                : ", label_smoothing=" + PyTorchModule.number(config.labelSmoothing()),
                        clip(),
                        averaging(),
                        averaged(),
                        averaged());
    }

    private String missing() {
        return missing.isEmpty() ? "" : "    # Other than in Netloom, " + String.join("; ", missing) + ".\n";
    }

    private String deviations() {
        GraphCheck check = GraphCheck.of(graph);
        List<String> entries = new ArrayList<>();
        for (Node node : graph.inOrder()) {
            for (ParameterSpec spec : node.block().parameters(check.inputShapes(node))) {
                if (spec.deviation() > 0) {
                    entries.add("\n        \"%s\": %s,"
                            .formatted(module.name(node.id()), PyTorchModule.number(spec.deviation())));
                }
            }
        }
        return String.join("", entries) + (entries.isEmpty() ? "" : "\n    ");
    }

    private String dropout() {
        return config.dropoutScale() == 1 ? "" : """
                    for layer in model.modules():
                        if isinstance(layer, nn.Dropout):
                            layer.p *= %s
                """.formatted(PyTorchModule.number(config.dropoutScale()));
    }

    private String optimizer(OptimizerSettings settings) {
        String common = "model.parameters(), lr=%s, weight_decay=%s"
                .formatted(PyTorchModule.number(settings.learningRate()), PyTorchModule.number(settings.weightDecay()));
        String momentum = ", momentum=" + PyTorchModule.number(settings.momentum());
        String adam = ", betas=(%s, %s), eps=%s"
                .formatted(
                        PyTorchModule.number(settings.adam().beta1()),
                        PyTorchModule.number(settings.adam().beta2()),
                        PyTorchModule.number(settings.adam().epsilon()));
        note(settings.kind() == OptimizerKind.MUON, "AdamW stands in for Muon: give it another learning rate");
        return "torch.optim."
                + switch (settings.kind()) {
                    case SGD -> "SGD(" + common;
                    case MOMENTUM -> "SGD(" + common + momentum;
                    case NESTEROV -> "SGD(" + common + momentum + ", nesterov=True";
                    case ADAGRAD -> "Adagrad(" + common + ", eps=1e-10";
                    case RMSPROP -> "RMSprop(" + common;
                    case ADAM -> "Adam(" + common + adam;
                    case ADAMW, MUON -> "AdamW(" + common + adam;
                }
                + ")";
    }

    private String clip() {
        return config.optimizer().clip() == 0
                ? ""
                : "            nn.utils.clip_grad_norm_(model.parameters(), %s)\n"
                        .formatted(PyTorchModule.number(config.optimizer().clip()));
    }

    private String averaging() {
        return config.averaging() == 0 ? "" : """
                            take = 1 - min(%s, (1 + step) / (10 + step))
                            with torch.no_grad():
                                for own, new in zip(average.state_dict().values(), model.state_dict().values()):
                                    own.copy_(own + take * (new - own) if own.is_floating_point() else new)
                """.formatted(PyTorchModule.number(config.averaging()));
    }

    private String averaged() {
        return config.averaging() == 0 ? "model" : "average";
    }

    /// The schedule of the run, and no other.
    private String rate(ScheduleSettings schedule) {
        String highest =
                "    highest = " + PyTorchModule.number(config.optimizer().learningRate()) + "\n";
        if (schedule.kind() == Schedule.ONE_CYCLE) {
            double rise = schedule.warmUp() == 0 ? ScheduleSettings.CYCLE_RISE : schedule.warmUp();
            return highest + """
                        top = max(1, %s)
                        if step < top:
                            return highest * (0.04 + 0.96 * (step - 1) / (top - 1))
                        if step == top:
                            return highest
                        return highest * (4e-6 + (1 - 4e-6) * (1 + math.cos(math.pi * (step - top) / (steps - top))) / 2)
                    """.formatted(steps(rise));
        }
        note(schedule.kind() == Schedule.PLATEAU, "the learning rate is not halved on a plateau");
        return highest + """
                    rise = %s
                    if step <= rise:
                        return highest * step / rise
                    over = (step - rise - 1) / (steps - rise)
                    return highest * (%s)
                """.formatted(schedule.warmUp() == 0 ? "0" : steps(schedule.warmUp()), share(schedule));
    }

    private static String steps(double warmUp) {
        return warmUp < 1
                ? "min(steps, round(" + PyTorchModule.number(warmUp) + " * steps))"
                : "min(steps, " + Math.round(warmUp) + ")";
    }

    private static String share(ScheduleSettings schedule) {
        return switch (schedule.kind()) {
            case CONSTANT, PLATEAU, ONE_CYCLE -> "1";
            case STEP -> "1 if over < 0.5 else 0.1 if over < 0.75 else 0.01";
            case EXPONENTIAL -> "0.01 ** over";
            case LINEAR -> "1 - over";
            case COSINE -> "(1 + math.cos(math.pi * (over * " + schedule.cycles() + " % 1))) / 2";
            case POINTS -> points(schedule.points());
        };
    }

    private static String points(RatePoints points) {
        return "np.interp(over, [%s], [%s])"
                .formatted(
                        points.all().stream()
                                .map(point -> PyTorchModule.number(point.share()))
                                .collect(Collectors.joining(", ")),
                        points.all().stream()
                                .map(point -> PyTorchModule.number(point.factor()))
                                .collect(Collectors.joining(", ")));
    }

    /// Rules that PyTorch does in a line; the others are named.
    private String augment(Augmentation augmentation) {
        StringBuilder lines = new StringBuilder();
        for (Rule rule : augmentation.rules()) {
            String amount = PyTorchModule.number(rule.amount());
            String line =
                    switch (rule.kind()) {
                        case FLIP -> "x = torch.where(each(x, 0, 1) < %s, x.flip(3), x)";
                        case SHIFT ->
                            "x = moved(x, along=2 * each(x, -%1$s, %1$s) / x.shape[3],"
                                    + " down=2 * each(x, -%1$s, %1$s) / x.shape[2])";
                        case ROTATE -> "x = moved(x, turn=torch.deg2rad(each(x, -%1$s, %1$s)))";
                        case SCALE -> "x = moved(x, scale=each(x, 1 - %1$s, 1 + %1$s))";
                        case SHEAR -> "x = moved(x, shear=torch.tan(torch.deg2rad(each(x, -%1$s, %1$s))))";
                        case BRIGHTNESS -> "x = (x * each(x, 1 - %1$s, 1 + %1$s)).clamp(0, 1)";
                        case CONTRAST ->
                            "mean = x.mean((1, 2, 3), keepdim=True)\n"
                                    + "    x = (mean + (x - mean) * each(x, 1 - %1$s, 1 + %1$s)).clamp(0, 1)";
                        case NOISE -> "x = (x + %s * torch.randn_like(x)).clamp(0, 1)";
                        case ELASTIC, CROP, CUTOUT, MIXUP, CUTMIX -> "# Missing here: " + rule.text();
                    };
            lines.append("    ").append(line.formatted(amount)).append('\n');
        }
        return CHANGES.formatted(lines);
    }
}
