package ytv2.launcher.load;

import java.time.Duration;

/// How the bundled sample went in.
///
/// @param accepted documents, all of them
public record SampleResult(long accepted, Duration elapsed) {}
