package dev.netloom.engine.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.WeightsFile;
import dev.netloom.engine.train.ResumeState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The state that a run can go on from, beside its weights: an `.npz` of the vectors, and the numbers as JSON in the
/// array that describes weights' input.
public final class ResumeFile {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Double>> NUMBERS = new TypeReference<>() {};

    private ResumeFile() {}

    static void write(Path file, ResumeState state) throws IOException {
        Map<String, Weights.Values> arrays = new LinkedHashMap<>();
        state.vectors().forEach((name, vector) -> arrays.put(name, new Weights.Values(List.of(vector.length), vector)));
        WeightsFile.write(file, new Weights(arrays, JSON.writeValueAsString(state.numbers())));
    }

    /// @throws FileProblem where the file is missing or damaged
    public static ResumeState read(Path file) throws FileProblem {
        Weights stored = WeightsFile.readAll(file, 2 * ResumeState.MOST_VALUES);
        Map<String, float[]> vectors = new LinkedHashMap<>();
        stored.arrays().forEach((name, array) -> vectors.put(name, array.values()));
        try {
            return new ResumeState(JSON.readValue(stored.input(), NUMBERS), vectors);
        } catch (JsonProcessingException e) {
            throw new FileProblem("damaged", file + " cannot be used: its numbers", file, "its numbers");
        }
    }
}
