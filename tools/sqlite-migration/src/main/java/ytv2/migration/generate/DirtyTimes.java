package ytv2.migration.generate;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/// Times in every form that programs have written them, and none at all.
final class DirtyTimes {

    private static final List<Object> FORMS = List.of(
            "2025-03-01T08:00:00+05:30",
            "2025-03-01T08:00:00",
            "2025-03-01 08:00:00.5",
            "2025-03-01",
            "2025-03-01T08:00:00.123456Z",
            "20250301",
            1740816000,
            1740816000.25,
            1740816000123L,
            "1740816000",
            "1740816000123",
            "1.740816e9",
            "",
            "   ",
            0,
            "0",
            "yesterday",
            "2025-02-30T08:00:00Z",
            "0000-00-00 00:00:00",
            "2099-12-31T23:59:59Z",
            "99999-01-01T00:00:00Z",
            1e300,
            -1,
            new byte[] {'2', '0', '2', '5', '-', '0', '3', '-', '0', '1'},
            new LegacyRow.RawText("2025-03-01\0T08".getBytes(StandardCharsets.UTF_8)));

    static final List<Dirt> ALL = Stream.of("created_at", "updated_at", "indexed_at", "published_at")
            .flatMap(column -> FORMS.stream().map(form -> Dirt.content(column, form)))
            .toList();

    private DirtyTimes() {}
}
