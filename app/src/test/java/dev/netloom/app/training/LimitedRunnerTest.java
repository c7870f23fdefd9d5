package dev.netloom.app.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TrainingFields;
import dev.netloom.engine.train.TrainingStart;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A run learns from as many images as the panel says, and what records it is told of those.
class LimitedRunnerTest {
    @Test
    void aRunIsGivenAsManyImagesAsTheSettingsSay() throws Exception {
        FxTest.start();
        List<Integer> sizes = new ArrayList<>();
        TrainingSettings settings = FxTest.onFx(TrainingSettings::new);
        LimitedRunner runner = new LimitedRunner(
                (graph, start, data, plan, control, events) ->
                        sizes.add(data.train().size()),
                settings);
        for (String images : List.of("0", "20", "many", "1000000")) {
            FxTest.run(() -> settings.typed(TrainingFields.IMAGES).set(images));
            runner.run(
                    ScriptedRun.network(),
                    TrainingStart.DRAWN,
                    ScriptedRun.digits(),
                    TrainingConfig.of(1),
                    null,
                    event -> {});
        }
        int all = ScriptedRun.digits().train().size();
        assertThat(sizes).containsExactly(all, 20, 20, all);
    }
}
