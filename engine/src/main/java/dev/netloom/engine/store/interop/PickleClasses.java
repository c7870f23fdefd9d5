package dev.netloom.engine.store.interop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import net.razorvine.pickle.IObjectConstructor;
import net.razorvine.pickle.PickleException;

/// The classes and functions that a pickle may name: those of NumPy's arrays, and what PyTorch loads with
/// `weights_only`. None of them is run: each has a stand-in here.
final class PickleClasses {
    private static final int MOST_DIMENSIONS = 64;
    private static final Map<String, IObjectConstructor> CALLED = Map.ofEntries(
            Map.entry("collections.OrderedDict", args -> dict(args.length == 0 ? List.of() : args[0])),
            Map.entry("collections.Counter", args -> dict(args.length == 0 ? List.of() : args[0])),
            Map.entry("collections.defaultdict", args -> dict(List.of())),
            Map.entry("_codecs.encode", args -> args[0]), // bytes as text, which [PickledArray] takes
            Map.entry("builtins.set", args -> list(args)),
            Map.entry("__builtin__.set", args -> list(args)),
            Map.entry("numpy.dtype", PickledType::new),
            Map.entry("numpy.core.multiarray._reconstruct", args -> new PickledArray()),
            Map.entry("numpy._core.multiarray._reconstruct", args -> new PickledArray()),
            Map.entry("numpy.core.multiarray.scalar", PickledArray::scalar),
            Map.entry("numpy._core.multiarray.scalar", PickledArray::scalar),
            Map.entry("numpy.core.numeric._frombuffer", PickledArray::fromBuffer),
            Map.entry("numpy._core.numeric._frombuffer", PickledArray::fromBuffer),
            Map.entry("torch.Size", args -> args[0]),
            Map.entry("torch._utils._rebuild_tensor", TorchTensor::new),
            Map.entry("torch._utils._rebuild_tensor_v2", TorchTensor::new),
            Map.entry("torch._utils._rebuild_parameter", args -> args[0]),
            Map.entry("torch._utils._rebuild_parameter_with_state", args -> args[0]),
            Map.entry("torch._tensor._rebuild_from_type_v2", PickleClasses::rebuild));

    /// Named and passed on, but never called.
    private static final Pattern NAMED = Pattern.compile("numpy\\.ndarray"
            + "|torch\\.(\\w+Storage|Tensor|device|float\\d+|bfloat16|u?int\\d+|bool|strided)"
            + "|torch\\.storage\\.\\w+Storage|torch\\.nn\\.parameter\\.Parameter"
            + "|(builtins|__builtin__)\\.(int|float|str|bool|dict|list|tuple|complex)");

    /// A class or function, by its name.
    record Named(String name) implements IObjectConstructor {
        @Override
        public Object construct(Object[] args) {
            return this; // a device, a data type
        }
    }

    private PickleClasses() {}

    static Optional<IObjectConstructor> find(String name) {
        IObjectConstructor called = CALLED.get(name);
        if (called != null) {
            return Optional.of(called);
        }
        return NAMED.matcher(name).matches() ? Optional.of(new Named(name)) : Optional.empty();
    }

    private static Object dict(Object pairs) {
        Map<Object, Object> dict = new LinkedHashMap<>();
        if (pairs instanceof List<?> list) {
            for (Object pair : list) {
                Object[] two = pair instanceof List<?> both ? both.toArray() : (Object[]) pair;
                dict.put((String) two[0], two[1]);
            }
        }
        return dict;
    }

    private static Object list(Object... args) {
        return args.length == 0 ? new ArrayList<>() : new ArrayList<>((List<?>) args[0]);
    }

    /// A parameter that attributes hang on: function, class, arguments, attributes.
    private static Object rebuild(Object... args) {
        if (args[0] instanceof Named || !(args[0] instanceof IObjectConstructor function)) {
            throw new PickleException("an array of an unknown kind");
        }
        return function.construct((Object[]) args[2]);
    }

    /// The numbers of a tuple or list: dimensions or strides, and so not many.
    static List<Number> numbers(Object tuple) {
        Object[] items = tuple instanceof List<?> list ? list.toArray() : (Object[]) tuple;
        if (items.length > MOST_DIMENSIONS) {
            throw new PickleException("an array of too many dimensions");
        }
        return Arrays.stream(items).map(Number.class::cast).toList();
    }
}
