package dev.netloom.app.library;

import dev.netloom.app.ui.Texts;
import java.util.Locale;
import java.util.Optional;

/// Who won the classification task of ILSVRC, year by year, and VGG, which came second. Texts are under
/// `library.winner.KEY`; each names the source of its figures.
enum Contestant {
    NEC(2010, 28.2, 0),
    XRCE(2011, 25.8, 0),
    ALEXNET(2012, 16.4, 8, Famous.ALEXNET),
    CLARIFAI(2013, 11.7, 8),
    VGG(2014, 7.3, 19, Famous.VGG19),
    GOOGLENET(2014, 6.7, 22, Famous.GOOGLENET),
    RESNET(2015, 3.57, 152, Famous.RESNET152),
    TRIMPS(2016, 2.99, Contestant.MANY),
    SENET(2017, 2.25, 154);

    /// People's top-5 error, in per cent: of one trained annotator on 1,500 test images. Source: Russakovsky et al.,
    /// ImageNet large scale visual recognition challenge, 2015, section 6.4.
    static final double PEOPLE = 5.1;

    /// The depth of a mix of networks of several depths.
    static final int MANY = -1;

    private final int year;
    private final double error;
    private final int depth;
    private final Optional<Famous> network;

    Contestant(int year, double error, int depth) {
        this(year, error, depth, null);
    }

    /// @param error top-5, on the test images, in per cent
    /// @param depth layers with weights; 0 for what is no deep network
    Contestant(int year, double error, int depth, Famous network) {
        this.year = year;
        this.error = error;
        this.depth = depth;
        this.network = Optional.ofNullable(network);
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    int year() {
        return year;
    }

    double error() {
        return error;
    }

    int depth() {
        return depth;
    }

    boolean isSecond() {
        return this == VGG;
    }

    /// The page that a click leads to: of its network, where the program has it.
    Page page() {
        return network.<Page>map(Page.OfNetwork::new).orElseGet(() -> new Page.OfWinner(this));
    }

    String text(String part) {
        return Texts.of("library.winner." + key() + "." + part);
    }

    String depthWords() {
        return switch (depth) {
            case 0 -> Texts.of("library.depth.none");
            case MANY -> Texts.of("library.depth.many");
            default -> Texts.of("library.depth", depth);
        };
    }

    /// Everything about it in a sentence, for those who do not see the chart.
    String spoken() {
        return Texts.of("library.winner.spoken", year, text("name"), text("team"), error, depthWords());
    }
}
