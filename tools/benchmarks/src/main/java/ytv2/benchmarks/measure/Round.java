package ytv2.benchmarks.measure;

import java.time.Duration;
import ytv2.benchmarks.load.WrkResult;

/// One run of wrk, with the CPU time that the measured processes used in it.
public record Round(WrkResult load, Duration serviceCpu, Duration postgresCpu) {

    double serviceMicros() {
        return micros(serviceCpu);
    }

    double postgresMicros() {
        return micros(postgresCpu);
    }

    double micros() {
        return serviceMicros() + postgresMicros();
    }

    private double micros(Duration cpu) {
        return cpu.toNanos() / 1e3 / Math.max(1, load.requests());
    }
}
