package ytv2.benchmarks.ingest;

import java.time.Duration;
import ytv2.benchmarks.load.Load;
import ytv2.benchmarks.load.Wrk;
import ytv2.benchmarks.load.WrkResult;
import ytv2.benchmarks.measure.CpuTime;
import ytv2.benchmarks.measure.Round;
import ytv2.benchmarks.measure.Rounds;
import ytv2.benchmarks.stack.BenchStack.Running;

/// Measures what it takes to store a document. A round lasts until everything is stored that wrk has sent, and counts
/// rows: a request that is under way when wrk ends is stored without being counted by wrk, and a bulk request is much.
///
/// @param postgres the server of both
record WriteMeter(Wrk wrk, Running service, Running postgres, Stored stored) implements Rounds {

    @Override
    public Round round(Load load, int seconds) throws InterruptedException {
        Duration _ = stored.settle();
        long before = stored.videos();
        Duration serviceCpu = CpuTime.of(service.process());
        Duration postgresCpu = CpuTime.ofServer(postgres.process());
        long began = System.nanoTime();
        WrkResult result = wrk.run(service.port(), load, seconds);
        Duration quiet = stored.settle();
        Duration lasted = Duration.ofNanos(System.nanoTime() - began).minus(quiet);
        return new Round(
                result.counting(stored.videos() - before, lasted),
                CpuTime.of(service.process()).minus(serviceCpu),
                CpuTime.ofServer(postgres.process()).minus(postgresCpu));
    }
}
