package ytv2.migration;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a time as people write it: `30s`, `5m`; a second at least.
public final class PeriodConverter implements ITypeConverter<Duration> {

    @Override
    public Duration convert(String value) {
        try {
            Duration period = Duration.parse("PT" + value.strip());
            if (period.compareTo(Duration.ofSeconds(1)) >= 0) {
                return period;
            }
        } catch (DateTimeParseException e) {
            throw new TypeConversionException("'" + value + "' is no time; examples: 30s, 5m");
        }
        throw new TypeConversionException("'" + value + "' is less than a second");
    }
}
