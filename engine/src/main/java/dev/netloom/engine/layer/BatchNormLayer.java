package dev.netloom.engine.layer;

import dev.netloom.engine.block.BatchNorm;
import dev.netloom.engine.kernel.BatchNormKernels;
import dev.netloom.engine.kernel.BatchStatistics;
import dev.netloom.engine.kernel.Tensor;
import dev.netloom.engine.kernel.TensorLayout;

/// y = weight · x̂ + bias with x̂ = (x − μ) / √(σ² + ε), over batch, rows and columns of each channel.
///
/// While training, μ and σ² (dividing by the count m) are the batch's, and the running statistics move towards them:
/// r ← (1 − momentum) · r + momentum · s, where for σ² s divides by m − 1, as in PyTorch. Otherwise the running ones
/// are taken.
///
/// Backward: ∂L/∂weight = Σ dy · x̂, ∂L/∂bias = Σ dy,
/// dx = weight / √(σ² + ε) · (dy − mean(dy) − x̂ · mean(dy · x̂)), without the means where μ and σ² are given.
final class BatchNormLayer implements Layer {
    private final BatchNorm norm;
    private final LayerSite site;
    private final boolean measures;
    private final boolean isPart;
    private final Tensor mean;
    private final Tensor variance;
    private final BatchStatistics statistics;
    private final BatchNormKernels kernels;

    BatchNormLayer(BatchNorm norm, LayerSite site) {
        this.norm = norm;
        this.site = site;
        this.measures = site.mode() == Mode.TRAINING;
        this.isPart = site.part().all().count() > 1;
        this.mean = measures ? room(site) : site.values("running_mean");
        this.variance = measures ? room(site) : site.values("running_var");
        this.statistics = new BatchStatistics(site.part(), site.number(), site.input(), mean, variance);
        this.kernels = new BatchNormKernels(
                site.kernels(),
                new BatchNormKernels.Tensors(
                        site.input(),
                        site.output(),
                        site.values("weight"),
                        site.values("bias"),
                        mean,
                        variance,
                        site.inputGradient(),
                        site.outputGradient(),
                        site.gradient("weight"),
                        site.gradient("bias")),
                norm.epsilon(),
                measures && !isPart,
                site.relu());
    }

    private static Tensor room(LayerSite site) {
        return site.scope().tensor(TensorLayout.VECTOR, site.input().dim(1));
    }

    @Override
    public void forward(Pass pass) {
        if (measures) {
            forwardMeasuring();
        } else {
            kernels.forward();
        }
    }

    private void forwardMeasuring() {
        double count = (double) site.input().size() / site.input().dim(1);
        if (isPart) {
            count = statistics.measure();
        }
        kernels.forward();
        if (site.part().number() == 0) {
            follow(site.values("running_mean"), mean, 1);
            follow(site.values("running_var"), variance, count > 1 ? count / (count - 1) : 1);
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
        if (measures && isPart && site.inputGradient() != null) {
            statistics.correct(
                    site.inputGradient(),
                    site.values("weight"),
                    kernels.scaleGradient(),
                    kernels.shiftGradient(),
                    norm.epsilon());
        }
    }
}
