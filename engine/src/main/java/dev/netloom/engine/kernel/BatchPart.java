package dev.netloom.engine.kernel;

/// A part of a batch.
///
/// @param all the parts
/// @param number its own, from 0
/// @param firstImage the place, in the whole batch, of its first image
public record BatchPart(BatchParts all, int number, int firstImage) {
    /// Tells the other parts something, and returns what all of them told, in the order of their numbers, when all
    /// have. They come here once in every run.
    ///
    /// @param place one for each layer and direction
    double[][] gather(int place, double[] own) {
        double[][] board = all.board(place);
        board[number] = own;
        all.meet();
        return board;
    }
}
