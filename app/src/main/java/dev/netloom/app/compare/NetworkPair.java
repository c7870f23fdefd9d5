package dev.netloom.app.compare;

import dev.netloom.app.diagram.Diagram;
import dev.netloom.engine.experiment.Arm;
import dev.netloom.engine.experiment.ArmFacts;
import dev.netloom.engine.experiment.ComparedPart;
import dev.netloom.engine.experiment.Experiment;
import dev.netloom.engine.experiment.Pair;

/// The two networks of a pair, laid out, counted, and held against each other. Making one may take longer than a frame.
record NetworkPair(Twin first, Twin second) {
    /// @param part where it differs from the other
    record Twin(Arm arm, Diagram diagram, ArmFacts facts, ComparedPart part) {
        static Twin of(Arm arm, Arm other) {
            return new Twin(
                    arm,
                    Diagram.of(arm.network()),
                    ArmFacts.of(arm.graph()),
                    ComparedPart.of(arm.graph(), other.graph()));
        }
    }

    static NetworkPair of(Experiment experiment, Pair pair) {
        Arm first = experiment.arm(pair.first());
        Arm second = experiment.arm(pair.second());
        return new NetworkPair(Twin.of(first, second), Twin.of(second, first));
    }
}
