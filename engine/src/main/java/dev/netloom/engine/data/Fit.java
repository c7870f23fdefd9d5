package dev.netloom.engine.data;

/// How a picture of another size or proportion becomes an image of the wanted one.
public enum Fit {
    /// The whole picture, as large as it can be, in the middle of black.
    FIT {
        @Override
        Picture apply(Picture picture, int width, int height) {
            double scale = Math.min((double) width / picture.width(), (double) height / picture.height());
            Picture scaled = Resampling.resize(picture, side(picture.width() * scale), side(picture.height() * scale));
            return scaled.within(width, height);
        }
    },
    /// The middle of the picture, with what stands over cut off.
    CROP {
        @Override
        Picture apply(Picture picture, int width, int height) {
            double scale = Math.max((double) width / picture.width(), (double) height / picture.height());
            int kept = Math.min(picture.width(), side(width / scale));
            int tall = Math.min(picture.height(), side(height / scale));
            return Resampling.resize(picture.within(kept, tall), width, height);
        }
    },
    /// The whole picture, wider or taller than it was.
    STRETCH {
        @Override
        Picture apply(Picture picture, int width, int height) {
            return Resampling.resize(picture, width, height);
        }
    };

    abstract Picture apply(Picture picture, int width, int height);

    private static int side(double exact) {
        return (int) Math.max(1, Math.round(exact));
    }
}
