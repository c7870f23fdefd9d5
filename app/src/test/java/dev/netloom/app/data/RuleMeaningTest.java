package dev.netloom.app.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.augment.RuleKind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleMeaningTest {
    private static final Shape SMALL = new Shape(1, 28, 28);

    private static RuleMeaning of(String name, String classes) {
        return RuleMeaning.of(name, List.of(classes.split(" ")));
    }

    @ParameterizedTest
    @CsvSource({
        "MNIST, 0 1 2 3 4 5 6 7 8 9, DIGITS",
        "my digits, 0 1 2, DIGITS",
        "Fashion-MNIST, T-shirt/top Trouser Pullover, PICTURES",
        "fashion-mnist, 0 1 2 3 4 5 6 7 8 9, PICTURES",
        "CIFAR-10, airplane automobile, PICTURES",
        "EMNIST Letters, 1 2 3, LETTERS",
        "signs, A B C, LETTERS",
        "KMNIST, お き す, CHARACTERS",
        "jamo, ㄱ ㄴ ㄷ, CHARACTERS",
        "pets, cat dog, UNKNOWN"
    })
    void whatASetShowsFollowsFromItsNameAndItsClasses(String name, String classes, RuleMeaning expected) {
        assertThat(of(name, classes)).isEqualTo(expected);
    }

    @Test
    void onlyDigitsAreWarnedWithDigits() {
        for (RuleMeaning meaning : RuleMeaning.values()) {
            String said = said(meaning, RuleKind.FLIP, 0.5)
                    + said(meaning, RuleKind.ROTATE, 180)
                    + said(meaning, RuleKind.SHIFT, 20);
            assertThat(said.contains("digit")).as("%s: %s", meaning, said).isEqualTo(meaning == RuleMeaning.DIGITS);
        }
        assertThat(RuleMeaning.PICTURES.warning(RuleKind.FLIP, 1, SMALL)).isEmpty();
        assertThat(said(RuleMeaning.LETTERS, RuleKind.FLIP, 1)).contains("A flipped b is a d");
    }

    private static String said(RuleMeaning meaning, RuleKind kind, double amount) {
        Optional<String> key = meaning.warning(kind, amount, SMALL);
        return key.map(Texts::of).orElse("");
    }
}
