package ytv2.benchmarks.migration;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/// What was measured of a file. Durations are in seconds.
///
/// @param videos in the file
/// @param run of the whole program, from its start to its end
/// @param transport what of it PostgreSQL took to bring the rows into their tables: not their cards, hashes and audit
/// @param copy `\copy` of the same rows into the same tables
/// @param pgloader of the legacy tables as they are; empty if it is not installed
/// @param verify of the whole program
/// @param scans of every row of the file, and then of PostgreSQL
/// @param peak the most memory that the run had, in bytes
record MigrationFigures(
        int videos,
        double run,
        double transport,
        double copy,
        OptionalDouble pgloader,
        double verify,
        double scans,
        long peak) {

    /// 1 would be as fast as `\copy`.
    double transportEfficiency() {
        return copy / transport;
    }

    /// How many times as fast as pgloader.
    OptionalDouble toPgloader() {
        return pgloader.isPresent() ? OptionalDouble.of(pgloader.getAsDouble() / run) : OptionalDouble.empty();
    }

    double toCopy() {
        return copy / run;
    }

    /// 1 would be as fast as only reading both sides.
    double verifyEfficiency() {
        return scans / verify;
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("videos", videos);
        map.put("run_seconds", run);
        map.put("transport_seconds", transport);
        map.put("copy_seconds", copy);
        pgloader.ifPresent(seconds -> map.put("pgloader_seconds", seconds));
        map.put("verify_seconds", verify);
        map.put("scan_seconds", scans);
        map.put("peak_bytes", peak);
        return map;
    }
}
