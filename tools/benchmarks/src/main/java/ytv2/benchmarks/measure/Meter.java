package ytv2.benchmarks.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import ytv2.benchmarks.load.Requests;
import ytv2.benchmarks.load.Wrk;
import ytv2.benchmarks.load.WrkResult;

/// Measures one HTTP server, and the PostgreSQL behind it.
///
/// @param port of the server
/// @param serverCpu what it has used so far
/// @param postgresCpu what PostgreSQL has used so far; always 0 where there is none
public record Meter(Wrk wrk, int port, Supplier<Duration> serverCpu, Supplier<Duration> postgresCpu) {

    /// A service with PostgreSQL behind it.
    public static Meter of(Wrk wrk, int port, ProcessHandle service, ProcessHandle postgres) {
        return new Meter(wrk, port, () -> CpuTime.of(service), () -> CpuTime.ofServer(postgres));
    }

    /// A server with nothing behind it.
    public static Meter of(Wrk wrk, int port, ProcessHandle server) {
        return new Meter(wrk, port, () -> CpuTime.of(server), () -> Duration.ZERO);
    }

    /// @param rounds an odd number
    /// @param seconds of each
    public Measurement measure(Requests requests, int rounds, int seconds) throws InterruptedException {
        List<Round> measured = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            Duration server = serverCpu.get();
            Duration postgres = postgresCpu.get();
            WrkResult load = wrk.run(port, requests, seconds);
            measured.add(new Round(
                    load, serverCpu.get().minus(server), postgresCpu.get().minus(postgres)));
        }
        return Measurement.of(measured);
    }

    /// The same without looking.
    public void warmUp(Requests requests, int seconds) throws InterruptedException {
        var _ = wrk.run(port, requests, seconds);
    }
}
