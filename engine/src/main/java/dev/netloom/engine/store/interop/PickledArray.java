package dev.netloom.engine.store.interop;

import dev.netloom.engine.store.FileProblem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// A NumPy array, as a pickle has it: with its values.
final class PickledArray implements SafeUnpickler.Stateful, PickledTensor {
    private Object shape = List.of();
    private PickledType type;
    private boolean fortran;
    private Object data = ""; // bytes, or text of which every character is a byte

    /// @param args type, bytes
    static PickledArray scalar(Object... args) {
        PickledArray array = new PickledArray();
        array.type = (PickledType) args[0];
        array.data = args.length > 1 ? args[1] : "";
        return array;
    }

    /// @param args bytes, type, shape, order
    static PickledArray fromBuffer(Object... args) {
        PickledArray array = scalar(args[1], args[0]);
        array.shape = args[2];
        array.fortran = "F".equals(args[3]);
        return array;
    }

    /// @param state version, shape, type, whether in Fortran order, bytes
    @Override
    public void setState(Object state) {
        Object[] fields = (Object[]) state;
        shape = fields[1];
        type = (PickledType) fields[2];
        fortran = (Boolean) fields[3];
        data = fields[4];
    }

    @Override
    public Optional<NamedTensor> named(String name, FileProblem wrong) throws FileProblem {
        if (type == null) {
            throw wrong;
        }
        int held = data instanceof byte[] bytes ? bytes.length : data instanceof String text ? text.length() : -1;
        if (type.elements().isEmpty() || held < 0) {
            return Optional.empty();
        }
        ElementType elements = type.elements().get();
        List<Integer> dims = ElementType.dims(PickleClasses.numbers(shape).stream(), wrong);
        NamedTensor tensor = new NamedTensor(name, dims, elements.title(), () -> values(elements, dims));
        if (tensor.size() * elements.bytes() != held) {
            throw wrong;
        }
        return Optional.of(tensor);
    }

    private float[] values(ElementType elements, List<Integer> dims) throws IOException {
        byte[] bytes = data instanceof byte[] held ? held : ((String) data).getBytes(StandardCharsets.ISO_8859_1);
        float[] stored = elements.read(new ByteArrayInputStream(bytes), bytes.length / elements.bytes(), type.order());
        return fortran && dims.size() > 1
                ? ElementType.inOrder(
                        stored, dims, ElementType.strides(dims.reversed()).reversed())
                : stored;
    }
}
