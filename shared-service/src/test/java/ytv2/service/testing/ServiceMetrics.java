package ytv2.service.testing;

import java.io.IOException;

/// What a service counts, at one moment.
///
/// @param text in Prometheus' exposition format
public record ServiceMetrics(String text) {

    public static ServiceMetrics of(ServiceClient client) throws IOException {
        return new ServiceMetrics(client.get("/q/metrics").text());
    }

    /// A metric's value, over all its labels; 0 if it was never counted.
    public double sum(String name) {
        return text.lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
