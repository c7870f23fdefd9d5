package dev.netloom.engine.kernel;

import static org.bytedeco.dnnl.global.dnnl.*;

import org.bytedeco.dnnl.dnnl_primitive_desc;

/// A function that is applied to every value by itself. Those that networks are built from also tell their derivative,
/// from their result where that says it all, else from their input.
public final class Elementwise {
    private final int algorithm;
    private final float alpha;
    private final float beta;
    private final boolean readsInput;

    private Elementwise(int algorithm, double alpha, double beta) {
        this(algorithm, alpha, beta, false);
    }

    private Elementwise(int algorithm, double alpha, double beta, boolean readsInput) {
        this.algorithm = algorithm;
        this.alpha = (float) alpha;
        this.beta = (float) beta;
        this.readsInput = readsInput;
    }

    /// y = x where x > 0, else slope · x, with a slope of 0 or more; dx = dy where y > 0, else slope · dy.
    public static Elementwise relu(double slope) {
        return new Elementwise(dnnl_eltwise_relu_use_dst_for_bwd, slope, 0);
    }

    /// y = 1 / (1 + exp(−x)); dx = dy · y · (1 − y).
    public static Elementwise sigmoid() {
        return new Elementwise(dnnl_eltwise_logistic_use_dst_for_bwd, 0, 0);
    }

    /// y = tanh(x); dx = dy · (1 − y²).
    public static Elementwise tanh() {
        return new Elementwise(dnnl_eltwise_tanh_use_dst_for_bwd, 0, 0);
    }

    /// y = x · Φ(x), Φ being the standard normal distribution; dx = dy · (Φ(x) + x · φ(x)).
    public static Elementwise gelu() {
        return new Elementwise(dnnl_eltwise_gelu_erf, 0, 0, true);
    }

    /// y = x · σ(x), σ being the sigmoid; dx = dy · σ(x) · (1 + x · (1 − σ(x))).
    public static Elementwise silu() {
        return new Elementwise(dnnl_eltwise_swish, 1, 0, true);
    }

    /// y = x²; only forward.
    static Elementwise square() {
        return new Elementwise(dnnl_eltwise_square, 0, 0);
    }

    /// y = factor · x + summand; only forward.
    static Elementwise linear(double factor, double summand) {
        return new Elementwise(dnnl_eltwise_linear, factor, summand);
    }

    /// y = factor · x^exponent; only forward.
    static Elementwise power(double factor, double exponent) {
        return new Elementwise(dnnl_eltwise_pow, factor, exponent);
    }

    /// output = f(input); `output` may be `input`.
    public Kernel forward(Kernels kernels, Tensor input, Tensor output) {
        return kernels.primitive(
                described(kernels, input), Arguments.of(DNNL_ARG_SRC, input).and(DNNL_ARG_DST, output));
    }

    /// Whether [#backward] has to know the input instead of the output.
    public boolean readsInput() {
        return readsInput;
    }

    /// inputGradient = outputGradient · f', where `data` is what [#forward] read if this [#readsInput], else what it
    /// wrote; the two gradients may be one.
    public Kernel backward(Kernels kernels, Tensor data, Tensor outputGradient, Tensor inputGradient) {
        dnnl_primitive_desc forward = described(kernels, data);
        dnnl_primitive_desc descriptor = kernels.described(
                "go back through a function of " + data,
                d -> dnnl_eltwise_backward_primitive_desc_create(
                        d,
                        Dnnl.engine(),
                        algorithm,
                        inputGradient.descriptor(),
                        outputGradient.descriptor(),
                        data.descriptor(),
                        alpha,
                        beta,
                        forward,
                        kernels.plain()));
        return kernels.primitive(
                descriptor,
                Arguments.of(readsInput ? DNNL_ARG_SRC : DNNL_ARG_DST, data)
                        .and(DNNL_ARG_DIFF_DST, outputGradient)
                        .and(DNNL_ARG_DIFF_SRC, inputGradient));
    }

    private dnnl_primitive_desc described(Kernels kernels, Tensor data) {
        return kernels.described(
                "apply a function to " + data,
                d -> dnnl_eltwise_forward_primitive_desc_create(
                        d,
                        Dnnl.engine(),
                        dnnl_forward_training,
                        algorithm,
                        data.descriptor(),
                        data.descriptor(),
                        alpha,
                        beta,
                        kernels.plain()));
    }
}
