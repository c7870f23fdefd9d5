package dev.netloom.engine.kernel;

import static org.bytedeco.dnnl.global.dnnl.dnnl_unimplemented;

import dev.netloom.engine.kernel.WeightedKernels.Tensors;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs variants on memory of its own, between guard zones, times them, and finds those that are wrong: that write
/// outside of their memory, or compute anything else than the formula, at random places and where they differ most
/// from the first.
///
/// Every value is a multiple of 1/8, so that sums are exact in whatever order they are taken: what differs is no
/// rounding, but an error.
final class KernelVariantTrial implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KernelVariantTrial.class);
    private static final int RUNS = 7;
    private static final double HOPELESS = 2;
    /// Seconds after which a kernel has been timed well enough: what a run needs the first time is little beside that.
    private static final double ENOUGH = 0.05;
    private static final int PLACES = 32;
    /// Values that are drawn before they come again: a prime, so that no two rows of an image are the same.
    private static final int PERIOD = 65_521;

    private static final long MOST_PRODUCTS = 500_000;

    private final NativeScope scope = NativeScope.guarded();
    private final Direction direction;
    private final ExactConvolution exact;
    private final boolean relu;
    private final boolean training;
    private final Tensors given;

    /// @param tensors whose shapes are tried
    /// @param relu whether a ReLU is computed with it
    KernelVariantTrial(Direction direction, ExactConvolution exact, Tensors tensors, boolean relu) {
        this.direction = direction;
        this.exact = exact;
        this.relu = relu;
        this.training = tensors.training();
        SplittableRandom random = new SplittableRandom(7);
        this.given = direction.on(tensors, read -> drawn(read, random), written -> written);
    }

    private Tensor drawn(Tensor like, SplittableRandom random) {
        Tensor tensor = like.like(scope);
        float[] values = new float[(int) Math.min(tensor.size(), PERIOD)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (random.nextInt(17) - 8) / 8f;
        }
        tensor.fill(values);
        return tensor;
    }

    /// What each of the variants takes; infinity for those that are wrong.
    ///
    /// @throws KernelFailure where all are
    double[] seconds(String task, List<Variant> variants) {
        double[] seconds = new double[variants.size()];
        Arrays.fill(seconds, Double.POSITIVE_INFINITY);
        try (Attempt first = new Attempt(variants.getFirst())) {
            seconds[0] = first.seconds(Double.POSITIVE_INFINITY);
            for (int i = 1; i < seconds.length; i++) {
                try (Attempt next = new Attempt(variants.get(i))) {
                    double taken = next.seconds(Arrays.stream(seconds).min().orElseThrow());
                    next.compareWith(first);
                    if (next.isRight(task)) {
                        seconds[i] = taken;
                    }
                }
            }
            if (!first.isRight(task)) {
                seconds[0] = Double.POSITIVE_INFINITY;
            }
        }
        if (Arrays.stream(seconds).allMatch(Double::isInfinite)) {
            throw new KernelFailure("compute this without an error: " + task, dnnl_unimplemented);
        }
        return seconds;
    }

    /// Results are rounded once. In float32 that is hardly ever seen, but through [Winograd]'s products, where
    /// roundings grow with the length of the sum.
    private static double tolerance(Precision precision, long products) {
        return precision == Precision.FLOAT32 ? Math.clamp(products * 1e-7, 1e-4, 1e-3) : 1e-2;
    }

    @Override
    public void close() {
        scope.close();
    }

    /// One variant with memory to write to.
    private final class Attempt implements AutoCloseable {
        private final NativeScope own = NativeScope.guarded();
        private final Variant variant;
        private final Tensors tensors;
        private final List<Tensor> results;
        private final Kernel kernel;
        private final PreparedWeights prepared;
        private String trouble = "";

        Attempt(Variant variant) {
            this.variant = variant;
            try {
                this.tensors = direction.on(given, read -> read, written -> written.like(own));
                this.results = direction.results(tensors);
                results.forEach(result -> result.fill(Float.NaN)); // which must not be left anywhere
                this.prepared = new PreparedWeights(own);
                this.kernel = variant.maker().make(new Kernels(own, KernelChoices.FIRST), tensors, prepared);
                prepared.refresh(0, 1);
            } catch (RuntimeException | Error e) {
                own.close();
                throw e;
            }
        }

        /// The shortest of a few runs after a first one; fewer where they are long or hopeless beside `best`.
        double seconds(double best) {
            double shortest = run();
            double all = shortest;
            for (int run = 0; run < RUNS && all < ENOUGH && (run == 0 || shortest < best * HOPELESS); run++) {
                double taken = run();
                shortest = run == 0 ? taken : Math.min(shortest, taken);
                all += taken;
            }
            if (!own.isIntact() | !scope.isIntact()) {
                trouble = "writes outside of its memory";
            }
            checkAtRandom();
            return shortest;
        }

        /// In training every run has other weights, which are brought into order first.
        private double run() {
            long start = System.nanoTime();
            if (training) {
                prepared.refresh(0, 1);
            }
            kernel.run();
            return (System.nanoTime() - start) / 1e9;
        }

        private void checkAtRandom() {
            SplittableRandom random = new SplittableRandom(11);
            for (int r = 0; r < results.size(); r++) {
                long places = Math.clamp(MOST_PRODUCTS / exact.products(direction, tensors, results.get(r)), 2, PLACES);
                for (int i = 0; i < places; i++) {
                    checkAt(r, random.nextLong(results.get(r).size()));
                }
            }
        }

        /// Looks at both where they differ most.
        void compareWith(Attempt other) {
            for (int r = 0; r < results.size(); r++) {
                long place = farthest(results.get(r), other.results.get(r));
                checkAt(r, place);
                other.checkAt(r, place);
            }
        }

        private static long farthest(Tensor one, Tensor other) {
            if (!one.hasNan() && one.bytes().mismatch(other.bytes()) < 0) {
                return 0; // as it is as a rule, and told in no time
            }
            long farthest = 0;
            double most = 0;
            for (long i = 0; i < one.size(); i++) {
                double distance = Math.abs(one.get(i) - other.get(i));
                if (Double.isNaN(distance)) {
                    return i;
                }
                if (distance > most) {
                    most = distance;
                    farthest = i;
                }
            }
            return farthest;
        }

        private void checkAt(int result, long place) {
            Tensor written = results.get(result);
            double sum = exact.value(direction, tensors, written, place);
            double right = relu ? Math.max(0, sum) : sum;
            double found = written.get(place);
            double tolerance = tolerance(written.precision(), exact.products(direction, tensors, written));
            if (!(Math.abs(found - right) <= tolerance * (1 + Math.abs(right)))) {
                trouble = "computes %s instead of %s at %d of %s".formatted(found, right, place, written);
            }
        }

        boolean isRight(String task) {
            if (!trouble.isEmpty()) {
                LOG.warn("{} {}, and is not taken for {}", variant.name(), trouble, task);
            }
            return trouble.isEmpty();
        }

        @Override
        public void close() {
            own.close();
        }
    }
}
