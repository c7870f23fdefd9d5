package dev.netloom.engine.kernel;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.dnnl_memory;

/// What a primitive reads and writes, by oneDNN's argument numbers.
final class Arguments {
    private record Argument(int number, dnnl_memory memory) {}

    private final List<Argument> arguments = new ArrayList<>();

    static Arguments of(int number, Tensor tensor) {
        return new Arguments().and(number, tensor);
    }

    Arguments and(int number, Tensor tensor) {
        return and(number, tensor == null ? null : tensor.memory());
    }

    Arguments and(int number, dnnl_memory memory) {
        if (memory != null) {
            arguments.add(new Argument(number, memory));
        }
        return this;
    }

    int count() {
        return arguments.size();
    }

    dnnl_exec_arg_t toNative(NativeScope scope) {
        dnnl_exec_arg_t array = new dnnl_exec_arg_t(arguments.size());
        for (int i = 0; i < arguments.size(); i++) {
            array.position(i)
                    .arg(arguments.get(i).number())
                    .memory(arguments.get(i).memory());
        }
        array.position(0);
        scope.onClose(array::deallocate);
        return array;
    }
}
