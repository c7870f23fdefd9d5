package dev.netloom.engine.history;

import dev.netloom.engine.data.DataIdentity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The settings in which runs differ: by name, the value of each run, in their order.
public record SettingsDiff(Map<String, List<String>> rows) {
    /// What stands where a run has no such setting.
    public static final String NONE = "";

    public static SettingsDiff of(List<RunDetails> runs) {
        List<Map<String, String>> all = runs.stream().map(SettingsDiff::values).toList();
        Set<String> names = new LinkedHashSet<>();
        all.forEach(values -> names.addAll(values.keySet()));
        Map<String, List<String>> rows = new LinkedHashMap<>();
        for (String name : names) {
            List<String> row =
                    all.stream().map(values -> values.getOrDefault(name, NONE)).toList();
            if (row.stream().distinct().count() > 1) {
                rows.put(name, row);
            }
        }
        return new SettingsDiff(rows);
    }

    private static Map<String, String> values(RunDetails run) {
        Map<String, String> values = new LinkedHashMap<>(TrainingConfigJson.values(run.settings()));
        DataIdentity data = run.summary().data();
        values.put("data", data.name());
        values.put("data_hash", data.hash());
        values.put("data_settings", data.settings());
        values.put("train_images", Integer.toString(run.summary().trainImages()));
        values.put("test_images", Integer.toString(data.testImages()));
        values.put("threads", Integer.toString(run.threads()));
        List<String> changed = new ArrayList<>();
        run.changes().forEach(change -> changed.add(Long.toString(change.step())));
        values.put("changed_after_steps", String.join(", ", changed));
        return values;
    }
}
