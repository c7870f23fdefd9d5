package dev.netloom.app.training;

import dev.netloom.app.ui.Texts;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

/// All values of an enum to choose from, by the names that the texts give them: `KEY.one-cycle` for `ONE_CYCLE`.
final class EnumChoice<E extends Enum<E>> extends ComboBox<E> {
    EnumChoice(String id, String key, E[] values, ObjectProperty<E> chosen) {
        setId(id);
        getItems().setAll(values);
        setConverter(new Name<>(key));
        valueProperty().bindBidirectional(chosen);
    }

    private static final class Name<E extends Enum<E>> extends StringConverter<E> {
        private final String key;

        Name(String key) {
            this.key = key;
        }

        @Override
        public String toString(E value) {
            return value == null
                    ? ""
                    : Texts.of(key + "." + value.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }

        @Override
        public E fromString(String name) {
            throw new UnsupportedOperationException("values are chosen, not typed");
        }
    }
}
