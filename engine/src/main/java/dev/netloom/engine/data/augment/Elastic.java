package dev.netloom.engine.data.augment;

/// Bends the image as another hand would have written it: every pixel moves by a smooth random field, whose
/// displacements along each axis have a mean of 0 and a standard deviation of `pixels`. Source: Simard, Steinkraus and
/// Platt, *Best Practices for Convolutional Neural Networks Applied to Visual Document Analysis*, 2003, section 2; the
/// field is drawn on a coarse grid as in Ronneberger, Fischer and Brox, *U-Net*, 2015, section 3.1.
public record Elastic(double pixels) implements Rule {
    public Elastic {
        RuleKind.ELASTIC.require(pixels);
    }

    @Override
    public RuleKind kind() {
        return RuleKind.ELASTIC;
    }

    @Override
    public double amount() {
        return pixels;
    }
}
