package dev.netloom.engine.store.interop;

import java.nio.ByteOrder;
import java.util.Optional;

/// The type of a NumPy array, as a pickle has it.
final class PickledType implements SafeUnpickler.Stateful {
    private final Optional<ElementType> elements;
    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;

    /// @param args code, and what does not matter
    PickledType(Object... args) {
        String code = (String) args[0];
        if (code.startsWith(">")) {
            order = ByteOrder.BIG_ENDIAN;
        }
        elements = ElementType.ofNumpy(code.replaceFirst("^[<>|=]", ""));
    }

    /// @param state version, order of bytes, and what does not matter
    @Override
    public void setState(Object state) {
        if (((Object[]) state)[1].equals(">")) {
            order = ByteOrder.BIG_ENDIAN;
        }
    }

    /// Empty where the elements are no numbers.
    Optional<ElementType> elements() {
        return elements;
    }

    ByteOrder order() {
        return order;
    }
}
