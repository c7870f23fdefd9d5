package dev.netloom.engine.history;

/// What runs can be put in order by. Each column has an index.
public enum RunSort {
    STARTED("started"),
    NAME("name COLLATE NOCASE"),
    NETWORK("network_name COLLATE NOCASE"),
    ACCURACY("best_accuracy"),
    SECONDS("seconds"),
    PARAMETERS("parameters"),
    MULTIPLY_ADDS("multiply_adds");

    final String column;

    RunSort(String column) {
        this.column = column;
    }
}
