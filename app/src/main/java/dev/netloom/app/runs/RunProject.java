package dev.netloom.app.runs;

import dev.netloom.app.training.TrainingSettings;
import dev.netloom.app.ui.DataSets;
import dev.netloom.engine.data.DataIdentity;
import dev.netloom.engine.history.RunDetails;
import dev.netloom.engine.history.RunSummary;
import dev.netloom.engine.history.TrainingConfigJson;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.store.ProjectFile;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/// The project of a run as it can be trained again, also on another machine: with its settings and its data.
public final class RunProject {
    private RunProject() {}

    /// @throws FileProblem where a newer Netloom made it
    public static Project of(RunDetails run) throws FileProblem {
        RunSummary summary = run.summary();
        SortedMap<String, String> training = new TreeMap<>();
        TrainingConfigJson.read(run.settings())
                .ifPresent(plan -> training.putAll(TrainingSettings.project(TrainingSettings.again(plan)
                        .withImages(
                                summary.trainImages() < summary.data().trainImages() ? summary.trainImages() : 0))));
        training.put(Project.DATA, data(summary.data()));
        DataIdentity.settings(summary.data().settings())
                .forEach((key, value) -> training.put(Project.DATA + "-" + key, value));
        return ProjectFile.parse(summary.name(), run.project()).withTraining(training);
    }

    /// A set by its name; another one is expected beside the project's file, under the name that its folder has here.
    private static String data(DataIdentity data) {
        String name = data.name().toLowerCase(Locale.ROOT);
        if (DataSets.isName(name)) {
            return name;
        }
        String where = data.where().isEmpty() ? data.name() : data.where();
        return "./" + where.substring(Math.max(where.lastIndexOf('/'), where.lastIndexOf('\\')) + 1);
    }
}
