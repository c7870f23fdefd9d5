package dev.netloom.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTextTest {
    @ParameterizedTest
    @CsvSource({
        "conv1, 5",
        "합성곱, 6",
        "\u1112\u1161\u11ab, 2",
        "漢字かなカナ, 12",
        "ｶﾅ, 2",
        "ＦＵＬＬ, 8",
        "e\u0301, 1",
        "😀, 2",
        "x😀합, 5"
    })
    void wideCharactersTakeTwoColumns(String text, int columns) {
        assertThat(TerminalText.width(text)).isEqualTo(columns);
    }

    @Test
    void controlCharactersNeverReachATerminal() {
        assertThat(TerminalText.harmless("a\u001b[2Jb\u009b31mc\u0007\t\r\nd\u007f"))
                .isEqualTo("a\ufffd[2Jb\ufffd31mc\ufffd\ufffd\ufffd\ufffdd\ufffd");
        record Line(String name) {}
        assertThat(Json.line(new Line("a\u009b\u001b합"))).isEqualTo("{\"name\":\"a\\u009b\\u001B합\"}");
    }

    @Test
    void columnsOfTablesStandBelowEachOther() {
        Table table = new Table("Block", "Sees");
        table.row("합성곱", "1");
        table.row("conv", "22");

        assertThat(table.lines()).containsExactly("Block    Sees", "합성곱      1", "conv       22");
    }

    @ParameterizedTest
    @CsvSource({"'24 40\n', 40", "'0 0', 80", "'', 80", "'stty: no', 80"})
    void theWidthIsThatOfTheTerminalOrTheUsualOne(String size, int columns) {
        assertThat(TerminalWidth.parse(size)).isEqualTo(columns);
    }
}
