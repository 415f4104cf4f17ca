package ytv2.launcher.stack;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalInt;

/// One process of a stack, as `status` shows it.
///
/// @param process empty if it does not run
/// @param port empty if it has none
/// @param ready whether it does its work
record Part(String name, Optional<ProcessHandle> process, OptionalInt port, boolean ready) {

    boolean runs() {
        return process.isPresent();
    }

    /// `ingest      pid 4711     port 8081   ready      since 2026-01-31 12:00:00`
    String line() {
        return process.map(running -> "%-10s  pid %-8d  %-10s  %-9s  since %s"
                        .formatted(
                                name,
                                running.pid(),
                                port.isPresent() ? "port " + port.getAsInt() : "",
                                ready ? "ready" : "not ready",
                                running.info().startInstant().map(Part::local).orElse("?")))
                .orElse("%-10s  not running".formatted(name));
    }

    private static String local(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneId.systemDefault())
                .truncatedTo(ChronoUnit.SECONDS)
                .toString()
                .replace('T', ' ');
    }
}
