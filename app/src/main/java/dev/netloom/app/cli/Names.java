package dev.netloom.app.cli;

import dev.netloom.app.ui.Texts;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Choices as one types them: `one-cycle` for `ONE_CYCLE`.
record Names<E extends Enum<E>>(Class<E> type) implements ITypeConverter<E> {
    @Override
    public E convert(String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(choice -> name(choice).equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException(Texts.of("cli.unknown-name", name, all())));
    }

    private String all() {
        return Arrays.stream(type.getEnumConstants()).map(Names::name).collect(Collectors.joining(", "));
    }

    private static String name(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
