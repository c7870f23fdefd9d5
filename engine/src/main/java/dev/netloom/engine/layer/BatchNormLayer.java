package dev.netloom.engine.layer;

import dev.netloom.engine.block.BatchNorm;
import dev.netloom.engine.kernel.BatchNormKernels;
import dev.netloom.engine.kernel.Tensor;
import dev.netloom.engine.kernel.TensorLayout;

/// y = weight · x̂ + bias with x̂ = (x − μ) / √(σ² + ε), over batch, rows and columns of each channel.
///
/// While training, μ and σ² (dividing by the count m) are the batch's, and the running statistics move towards them:
/// r ← (1 − momentum) · r + momentum · s, where for σ² s divides by m − 1, as in PyTorch. Otherwise the running ones
/// are taken.
///
/// Backward: ∂L/∂weight = Σ dy · x̂, ∂L/∂bias = Σ dy,
/// dx = weight / √(σ² + ε) · (dy − mean(dy) − x̂ · mean(dy · x̂)).
final class BatchNormLayer implements Layer {
    private final BatchNorm norm;
    private final LayerSite site;
    private final boolean measures;
    private final Tensor mean;
    private final Tensor variance;
    private final BatchNormKernels kernels;

    BatchNormLayer(BatchNorm norm, LayerSite site) {
        this.norm = norm;
        this.site = site;
        this.measures = site.mode() == Mode.TRAINING;
        this.mean = measures ? room(site) : site.values("running_mean");
        this.variance = measures ? room(site) : site.values("running_var");
        this.kernels = new BatchNormKernels(
                site.kernels(),
                new BatchNormKernels.Tensors(
                        site.input(),
                        site.output(),
                        site.values("weight"),
                        site.values("bias"),
                        mean,
                        variance,
                        // oneDNN always computes the input's gradient; where nobody wants it, it goes nowhere
                        site.inputGradient() == null && site.outputGradient() != null
                                ? like(site, site.input())
                                : site.inputGradient(),
                        site.outputGradient(),
                        site.gradient("weight"),
                        site.gradient("bias")),
                norm.epsilon(),
                measures);
    }

    private static Tensor room(LayerSite site) {
        return site.scope().tensor(TensorLayout.VECTOR, site.input().dim(1));
    }

    private static Tensor like(LayerSite site, Tensor tensor) {
        return site.scope()
                .tensor(
                        tensor.precision(),
                        TensorLayout.NHWC,
                        tensor.dim(0),
                        tensor.dim(1),
                        tensor.dim(2),
                        tensor.dim(3));
    }

    @Override
    public void forward(Pass pass) {
        kernels.forward();
        if (measures) {
            long count = site.input().size() / site.input().dim(1);
            follow(site.values("running_mean"), mean, 1);
            follow(site.values("running_var"), variance, count > 1 ? count / (count - 1.0) : 1);
        }
    }

    private void follow(Tensor running, Tensor batch, double factor) {
        for (long i = 0; i < running.size(); i++) {
            double moved = (1 - norm.momentum()) * running.get(i) + norm.momentum() * factor * batch.get(i);
            running.set(i, (float) moved);
        }
    }

    @Override
    public void backward(Pass pass) {
        kernels.backward();
    }
}
