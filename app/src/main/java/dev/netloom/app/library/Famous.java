package dev.netloom.app.library;

import dev.netloom.app.ui.Texts;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.store.ProjectFile;
import dev.netloom.engine.store.Samples;
import dev.netloom.engine.template.Template;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The networks that have a page, in the order of their years. Their texts are under `library.KEY`.
public enum Famous {
    LENET5(1998, 5, Counts.NONE),
    ALEXNET(2012, 8, new Counts(61_100_840, 714_188_480), "alexnet-28", "alexnet-32"),
    VGG16(2014, 16, new Counts(138_357_544, 15_470_264_320L), "vgg16-28", "vgg16-32", "vgg16-bn"),
    VGG19(2014, 19, new Counts(143_667_240, 19_632_062_464L), "vgg16-28", "vgg19-bn"),
    GOOGLENET(2014, 22, new Counts(6_624_904, 1_498_376_192), "googlenet-28", "googlenet-32"),
    RESNET18(2015, 18, new Counts(11_689_512, 1_814_073_344), "resnet18-28", "resnet18-32"),
    RESNET34(2015, 34, new Counts(21_797_672, 3_663_761_408L), "resnet18-28"),
    RESNET50(2015, 50, new Counts(25_557_032, 4_089_184_256L), "resnet18-28"),
    RESNET101(2015, 101, new Counts(44_549_160, 7_801_405_440L), "resnet18-28"),
    RESNET152(2015, 152, new Counts(60_192_808, 11_513_626_624L), "resnet18-28"),
    THIN_RESNET(
            2015,
            20,
            Counts.NONE,
            "resnet20-28",
            "resnet32-28",
            "resnet56-28",
            "plain20-28",
            "plain32-28",
            "plain56-28",
            "resnet20-32",
            "resnet32-32",
            "resnet56-32",
            "plain20-32",
            "plain32-32",
            "plain56-32"),
    SIMPLE_CONVNET(2016, 3, Counts.NONE),
    DEEP_CONVNET(2016, 8, Counts.NONE);

    /// What hooks on the modules of torchvision 0.14 count for one photo of 224 × 224: see the tests of the templates.
    ///
    /// @param multiplyAdds of convolutions and dense layers
    public record Counts(long parameters, long multiplyAdds) {
        /// Of a network that torchvision does not have.
        static final Counts NONE = new Counts(0, 0);
    }

    /// Family, depth, and side of the images.
    private static final Pattern VARIANT = Pattern.compile("([a-z]+)(\\d*)-(28|32)");

    private final int year;
    private final int layers;
    private final Counts torchvision;
    private final List<String> small;

    /// @param layers those with weights, as the authors count them
    /// @param small templates for small images, which can be trained here
    Famous(int year, int layers, Counts torchvision, String... small) {
        this.year = year;
        this.layers = layers;
        this.torchvision = torchvision;
        this.small = List.of(small);
    }

    /// The page on which a template, or a network that comes with the program, is explained.
    public static Optional<Famous> about(String network) {
        Optional<Famous> itself = Arrays.stream(values())
                .filter(famous -> famous.network().equals(network))
                .findFirst();
        return itself.or(() -> Arrays.stream(values())
                .filter(famous -> famous.small.contains(network))
                .findFirst());
    }

    /// The page about the network of this title, as it stands over its canvas.
    public static Optional<Famous> titled(String title) {
        return Arrays.stream(values())
                .filter(famous -> Stream.concat(Stream.of(famous.network()), famous.small.stream())
                        .anyMatch(name -> title(name).equals(title)))
                .findFirst();
    }

    /// `resnet20-28`: ResNet-20 (28×28).
    public static String title(String network) {
        String known = "template." + network + ".name";
        if (Texts.has(known)) {
            return Texts.of(known);
        }
        Matcher variant = VARIANT.matcher(network);
        if (!variant.matches()) {
            throw new IllegalArgumentException("there is no network " + network);
        }
        String base = "template." + variant.group(1) + variant.group(2) + ".name";
        String name = Texts.has(base) ? Texts.of(base) : Texts.of("library.thin." + variant.group(1), variant.group(2));
        return Texts.of("library.variant", name, variant.group(3));
    }

    /// `deep-convnet`: of its texts.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The template, or the network that comes with the program, that it opens.
    public String network() {
        return this == THIN_RESNET ? small.getFirst() : key();
    }

    public String title() {
        return Texts.of("template." + key() + ".name");
    }

    public int year() {
        return year;
    }

    public int layers() {
        return layers;
    }

    public List<String> small() {
        return small;
    }

    public Optional<Counts> torchvision() {
        return torchvision == Counts.NONE ? Optional.empty() : Optional.of(torchvision);
    }

    /// One of its texts, where it has such a one.
    Optional<String> text(String part) {
        String key = "library." + key() + "." + part;
        return Texts.has(key) ? Optional.of(Texts.of(key)) : Optional.empty();
    }

    /// The network itself: built, or read from the samples. Off the FX thread.
    public Project project() throws FileProblem, IOException {
        return project(network());
    }

    /// A template, or a network that comes with the program. Off the FX thread.
    public static Project project(String network) throws FileProblem, IOException {
        Optional<Template> template = Template.named(network);
        return template.isPresent() ? template.get().project() : ProjectFile.read(Samples.network(network));
    }
}
