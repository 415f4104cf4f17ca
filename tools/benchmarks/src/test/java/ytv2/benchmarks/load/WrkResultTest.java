package ytv2.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import ytv2.launcher.Failure;

class WrkResultTest {

    private static final String OUTPUT = """
            Running 2s test @ http://127.0.0.1:8080/
              2 threads and 16 connections
              Thread Stats   Avg      Stdev     Max   +/- Stdev
                Latency     1.68ms    4.02ms  64.43ms   98.51%
                Req/Sec     6.33k     1.27k    8.04k    82.50%
              25224 requests in 2.01s, 3.85GB read
            Requests/sec:  12577.94
            Transfer/sec:      1.92GB

            {"requests":25224,"micros":2005416,"bytes":4133921280,"p50":1132,"p95":2710,"p99":14820,"status":3,"socket":2,"timeout":1}
            """;

    @Test
    void readsTheReportOfTheScript() {
        WrkResult result = WrkResult.parse(OUTPUT);

        assertThat(result.requests()).isEqualTo(25_224);
        assertThat(result.requestsPerSecond()).isBetween(12_577.0, 12_578.5);
        assertThat(result.p50()).isEqualTo(Duration.ofNanos(1_132_000));
        assertThat(result.p95()).isEqualTo(Duration.ofNanos(2_710_000));
        assertThat(result.p99()).isEqualTo(Duration.ofNanos(14_820_000));
        assertThat(result.bytes()).isEqualTo(4_133_921_280L);
    }

    @Test
    void errorsOfEveryKindAreCounted() {
        assertThat(WrkResult.parse(OUTPUT).errors()).isEqualTo(6);
    }

    @Test
    void outputWithoutReportIsAFailure() {
        assertThatThrownBy(() -> WrkResult.parse("unable to connect to 127.0.0.1:8080 Connection refused"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("Connection refused");
    }
}
