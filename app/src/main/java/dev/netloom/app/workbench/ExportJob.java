package dev.netloom.app.workbench;

import dev.netloom.engine.data.LabelledImages;
import dev.netloom.engine.export.TrainedNetwork;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.train.TrainingConfig;
import java.util.List;
import java.util.Optional;

/// What is exported.
///
/// @param project as it is drawn
/// @param networks the same with its weights; several are an ensemble
/// @param config of the run, for a script that repeats it
/// @param images test images on which the file is compared with the network; without them random ones are taken
/// @param preprocessing whether what makes an image of pixels belongs into the file, where the format can hold it
public record ExportJob(
        Project project,
        List<TrainedNetwork> networks,
        TrainingConfig config,
        Optional<LabelledImages> images,
        boolean preprocessing) {

    TrainedNetwork network() {
        return networks.getFirst();
    }
}
