package ytv2.migration.source;

import java.util.Locale;

/// Which of the two legacy files something comes from.
public enum Side {
    /// The file of the processing side, which makes the summaries.
    NAS,
    /// The file of the dashboard, where people delete and categorise.
    DASHBOARD;

    /// The name in options, reports and file names.
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }
}
