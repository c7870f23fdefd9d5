package dev.netloom.engine.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import java.util.stream.Stream;

/// How many threads oneDNN's kernels take, which OpenMP keeps for every thread that calls them.
final class OpenMp {
    private static final Optional<MethodHandle> SET_THREADS = find();

    private OpenMp() {}

    /// Whether threads can be set here; where not, oneDNN takes all cores for every kernel.
    static boolean adjustable() {
        return SET_THREADS.isPresent();
    }

    /// Lets kernels that the calling thread makes and runs from now on take `count` threads.
    static void threadsOfThisThread(int count) {
        SET_THREADS.ifPresent(function -> {
            try {
                function.invokeExact(count);
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static Optional<MethodHandle> find() {
        Dnnl.engine(); // loads oneDNN and its OpenMP
        return Stream.of("libgomp.so.1", "libomp.dylib", "libiomp5md.dll", "vcomp140.dll")
                .flatMap(name -> lookup(name).stream())
                .findFirst();
    }

    @SuppressWarnings("restricted") // the function is known by its standard
    private static Optional<MethodHandle> lookup(String library) {
        try {
            return SymbolLookup.libraryLookup(library, Arena.global())
                    .find("omp_set_num_threads")
                    .map(symbol -> Linker.nativeLinker()
                            .downcallHandle(symbol, FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT)));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // not a library of this system
        }
    }
}
