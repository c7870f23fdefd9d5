package dev.netloom.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.training.TrainingSettings;
import dev.netloom.engine.optim.OptimizerKind;
import dev.netloom.engine.optim.Schedule;
import dev.netloom.engine.train.TrainingField;
import dev.netloom.engine.train.TrainingField.Group;
import dev.netloom.engine.train.TrainingFields;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The panel of the window and the command line refuse the same, in the same words.
class SettingLimitsTest {
    static List<TrainingField> fields() {
        return TrainingFields.ALL;
    }

    @ParameterizedTest
    @MethodSource("fields")
    void bothRefuseTheSame(TrainingField field) {
        String option = field.equals(TrainingFields.IMAGES) ? "--limit" : "--" + field.key();
        for (String text : texts(field).toList()) {
            TrainingSettings panel = new TrainingSettings();
            panel.typed(field).set(text);
            Optional<String> refused = panel.problem(field);
            StringWriter err = new StringWriter();
            Console console = new Console(new PrintWriter(new StringWriter()), new PrintWriter(err), Optional.empty());
            // there are no images: what is in order fails for that
            List<String> line =
                    new ArrayList<>(List.of("train", "simple-convnet", "--data=nowhere", option + "=" + text));
            if (!TrainingFields.isOf(OptimizerKind.ADAM, field)) {
                line.add("--optimizer=muon");
            }
            if (field.equals(TrainingFields.STOP_BY) || field.equals(TrainingFields.MIN_DELTA)) {
                line.addAll(List.of("--patience=1", "--validation=0.1"));
            }
            if (field.group() == Group.SCHEDULE && !field.equals(TrainingFields.SCHEDULE)) {
                line.add("--schedule="
                        + TrainingFields.name(Arrays.stream(Schedule.values())
                                .filter(kind -> TrainingFields.isOf(kind, field))
                                .findFirst()
                                .orElseThrow()));
            }
            int status = Commands.run(console, line.toArray(String[]::new));
            assertThat(status).as("%s %s: %s", option, text, err).isEqualTo(refused.isPresent() ? 2 : 1);
            refused.ifPresent(words -> assertThat(err.toString()).contains(option + ": " + words));
        }
    }

    private static Stream<String> texts(TrainingField field) {
        Stream<String> any = Stream.of("", "abc", "NaN", "2.5");
        return switch (field.kind()) {
            case WHOLE, REAL ->
                Stream.concat(
                        any,
                        Stream.of(
                                        field.range().least(),
                                        Math.nextDown(field.range().least()),
                                        field.range().most(),
                                        Math.nextUp(field.range().most()))
                                .map(number -> new BigDecimal(number).toPlainString()));
            case CHOICE -> Stream.concat(any, field.choices().stream());
            case POINTS -> Stream.concat(any, Stream.of("0:1,1:0", "0:1", "0:2,1:0", "1:0,0:1", "0:1,0.7:1,0.3:0,1:0"));
            case BLOCKS -> Stream.concat(any, Stream.of("none", "body", "conv1,conv2", "conv*"));
            case RULES -> Stream.concat(any, Stream.of("none", "shift:2", "shift", "whirl:3", "rotate:400"));
        };
    }
}
