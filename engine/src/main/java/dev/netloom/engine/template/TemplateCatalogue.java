package dev.netloom.engine.template;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/// The templates that there are, by name.
final class TemplateCatalogue {
    static final Map<String, Template> TEMPLATES = byName();

    private TemplateCatalogue() {}

    private static Map<String, Template> byName() {
        Map<String, Template> templates = new LinkedHashMap<>();
        Stream.concat(photos(Classifier.IMAGENET), small())
                .forEach(template -> templates.put(template.name(), template));
        return Collections.unmodifiableMap(templates);
    }

    private static Stream<Template> photos(Classifier classifier) {
        return Stream.of(
                new AlexNet(classifier),
                new Vgg(16, false, classifier),
                new Vgg(16, true, classifier),
                new Vgg(19, false, classifier),
                new Vgg(19, true, classifier),
                new GoogLeNet(classifier),
                new ResNet(18, classifier),
                new ResNet(34, classifier),
                new ResNet(50, classifier),
                new ResNet(101, classifier),
                new ResNet(152, classifier));
    }

    private static Stream<Template> small() {
        Stream<Template> sized = Stream.of(Classifier.DIGITS, Classifier.PICTURES)
                .flatMap(classifier -> Stream.of(
                        new AlexNet(classifier),
                        new Vgg(16, true, classifier),
                        new GoogLeNet(classifier),
                        new ResNet(18, classifier)));
        Stream<Template> thin = Stream.of(20, 32, 56)
                .flatMap(depth -> Stream.of(true, false)
                        .flatMap(skips -> Stream.of(Classifier.DIGITS, Classifier.PICTURES)
                                .map(classifier -> new ThinResNet(depth, skips, classifier))));
        return Stream.concat(Stream.of(new LeNet5()), Stream.concat(sized, thin));
    }
}
