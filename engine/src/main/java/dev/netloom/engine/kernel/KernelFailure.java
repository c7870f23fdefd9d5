package dev.netloom.engine.kernel;

/// oneDNN refused: a shape that it has no kernel for, or no memory left.
public final class KernelFailure extends RuntimeException {
    KernelFailure(String what, int status) {
        super("oneDNN cannot " + what + " (status " + status + ")");
    }
}
