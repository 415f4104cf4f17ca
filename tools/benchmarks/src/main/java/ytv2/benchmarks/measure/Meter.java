package ytv2.benchmarks.measure;

import java.time.Duration;
import java.util.function.Supplier;
import ytv2.benchmarks.load.Load;
import ytv2.benchmarks.load.Wrk;
import ytv2.benchmarks.load.WrkResult;

/// Measures one HTTP server, and the PostgreSQL behind it.
///
/// @param port of the server
/// @param serverCpu what it has used so far
/// @param postgresCpu what PostgreSQL has used so far; always 0 where there is none
public record Meter(Wrk wrk, int port, Supplier<Duration> serverCpu, Supplier<Duration> postgresCpu) implements Rounds {

    /// A service with PostgreSQL behind it.
    public static Meter of(Wrk wrk, int port, ProcessHandle service, ProcessHandle postgres) {
        return new Meter(wrk, port, () -> CpuTime.of(service), () -> CpuTime.ofServer(postgres));
    }

    /// A server with nothing behind it.
    public static Meter of(Wrk wrk, int port, ProcessHandle server) {
        return new Meter(wrk, port, () -> CpuTime.of(server), () -> Duration.ZERO);
    }

    @Override
    public Round round(Load load, int seconds) throws InterruptedException {
        Duration server = serverCpu.get();
        Duration postgres = postgresCpu.get();
        WrkResult result = wrk.run(port, load, seconds);
        return new Round(
                result, serverCpu.get().minus(server), postgresCpu.get().minus(postgres));
    }

    /// The same without looking.
    public void warmUp(Load load, int seconds) throws InterruptedException {
        var _ = wrk.run(port, load, seconds);
    }
}
