package dev.netloom.app.slowmotion;

import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.BlockType;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.Batch;
import dev.netloom.engine.inspect.StepTrace;
import dev.netloom.engine.optim.OptimizerKind;
import dev.netloom.engine.train.TrainingEvent.StepExamined;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A stop in words: where it is, what is computed there, and what came out.
///
/// @param formula what is computed
/// @param facts names and values
/// @param caption of the picture
record StepStageWords(String title, String formula, List<Fact> facts, String caption) {
    record Fact(String name, String value) {}

    private static final int DIGITS = 3;

    /// @param classes their names
    static StepStageWords of(SlowMotion.Walk walk, StepPhase stop, List<String> classes) {
        Block block = walk.graph().node(stop.block()).block();
        String type = BlockType.of(block).key();
        String name = Texts.of("slow.block", stop.block(), Texts.of("block." + type + ".name"));
        return switch (stop) {
            case StepPhase.Forward forward -> forward(forward.part(), name, type);
            case StepPhase.Loss loss -> loss(loss.part(), walk.stepTrace().step(), classes);
            case StepPhase.Backward backward -> backward(backward.part(), name, type);
            case StepPhase.Update update ->
                update(update, name, walk.stepTrace().step());
        };
    }

    private static StepStageWords forward(StepTrace.Forward part, String name, String type) {
        Shape shape = part.first().shape();
        List<Fact> facts = List.of(
                fact("slow.shape", shape.toString()),
                fact("slow.mean", digits(part.mean())),
                fact("slow.spread", digits(part.spread())),
                fact("slow.ends", Texts.of("slow.ends.value", digits(part.low()), digits(part.high()))),
                fact("slow.zeros", Texts.of("slow.share", part.zeros())));
        return new StepStageWords(
                Texts.of("slow.forward", name),
                Texts.of("slow.forward." + type),
                facts,
                Texts.of("slow.caption.forward", shape.channels()));
    }

    private static StepStageWords loss(StepTrace.Loss part, StepExamined step, List<String> classes) {
        List<Fact> facts = new ArrayList<>();
        Batch.Mix mix = step.batch().mix();
        if (mix != null) {
            double share = mix.shares()[0];
            String label = classes.get(step.batch().labels()[0]);
            String other = classes.get(mix.labels()[0]);
            facts.add(fact("slow.mixed", Texts.of("slow.mixed.value", label, share, other, 1 - share)));
        }
        facts.addAll(List.of(
                fact("slow.p", digits(part.probabilities().get(part.label()))),
                fact("slow.first", digits(part.first())),
                fact("slow.batch", digits(part.batch())),
                fact(
                        "slow.right",
                        Texts.of("slow.right.value", part.right(), step.batch().size()))));
        if (step.plan().labelSmoothing() > 0) {
            facts.add(fact("slow.smoothing", digits(step.plan().labelSmoothing())));
        }
        return new StepStageWords(
                Texts.of("slow.loss"),
                Texts.of("slow.loss.formula"),
                facts,
                Texts.of(mix == null ? "slow.caption.loss" : "slow.caption.loss.mixed"));
    }

    private static StepStageWords backward(StepTrace.Backward part, String name, String type) {
        List<Fact> facts = new ArrayList<>(List.of(
                fact("slow.shape", part.first().shape().toString()), fact("slow.gradient", digits(part.norm()))));
        part.parameterNorm().ifPresent(norm -> facts.add(fact("slow.gradient.own", digits(norm))));
        return new StepStageWords(
                Texts.of("slow.backward", name),
                Texts.of("slow.backward." + type),
                facts,
                Texts.of("slow.caption.backward", part.first().shape().channels()));
    }

    private static StepStageWords update(StepPhase.Update stop, String name, StepExamined step) {
        OptimizerKind kind = step.plan().optimizer().kind();
        List<Fact> facts = new ArrayList<>();
        facts.add(fact("slow.rate", digits(step.learningRate())));
        for (StepTrace.Update part : stop.parts()) {
            String own = part.parameter().substring(stop.block().length() + 1);
            facts.add(new Fact(
                    own,
                    Texts.of("slow.update.value", digits(part.change()), digits(part.norm()), digits(part.ratio()))));
        }
        return new StepStageWords(
                Texts.of("slow.update", name),
                Texts.of("slow.update." + kind.name().toLowerCase(Locale.ROOT)),
                facts,
                "");
    }

    /// One sentence of all this.
    String spoken() {
        StringBuilder words = new StringBuilder(title).append(". ");
        facts.forEach(fact ->
                words.append(fact.name()).append(' ').append(fact.value()).append("; "));
        return words.append(formula).toString();
    }

    private static Fact fact(String key, String value) {
        return new Fact(Texts.of(key), value);
    }

    /// Three digits that count; very small and very large numbers by their power of ten.
    static String digits(double value) {
        if (!Double.isFinite(value) || value == 0) {
            return value == 0 ? "0" : Double.toString(value);
        }
        double size = Math.abs(value);
        if (size < 1e-4 || size >= 1e6) {
            int power = (int) Math.floor(Math.log10(size));
            return Texts.of("slow.power", digits(value / Math.pow(10, power)), power);
        }
        return new BigDecimal(value)
                .round(new MathContext(DIGITS))
                .stripTrailingZeros()
                .toPlainString()
                .replace("-", "\u2212");
    }
}
