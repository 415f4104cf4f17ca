package ytv2.benchmarks.row;

/// A target that is asked for, and what its answer has to be.
///
/// @param path with the placeholders of [ytv2.benchmarks.load.Requests]
public record Question(String path, Check check) {}
