package ytv2.dashboard;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// What the dashboard service is configured with.
@ConfigMapping(prefix = "ytv2.dashboard")
public interface DashboardConfig {

    /// Where cards are read from.
    @WithDefault("table")
    CardSource cardSource();

    /// What answers name as `deployment_version`.
    @WithDefault("${quarkus.application.version}")
    String version();

    /// `table` is the fast copy; `view` computes every card anew, for whoever doubts the copy.
    enum CardSource {
        TABLE("report_card"),
        VIEW("v_report_card");

        private final String relation;

        CardSource(String relation) {
            this.relation = relation;
        }

        /// The relation's name, safe to stand in SQL.
        public String relation() {
            return relation;
        }
    }
}
