package ytv2.dashboard;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What the dashboard service is configured with.
@ConfigMapping(prefix = "ytv2.dashboard")
public interface DashboardConfig {

    /// Where cards are read from.
    @WithDefault("table")
    CardSource cardSource();

    /// What answers name as `deployment_version`.
    @WithDefault("${quarkus.application.version}")
    String version();

    /// Answers that are given again for as long as the data stays the same.
    Cache cache();

    interface Cache {

        /// Memory for them; 0 keeps none.
        @WithDefault("32M")
        MemorySize size();

        /// How far an answer may lag behind a commit of which PostgreSQL has not told this instance.
        @WithDefault("PT1S")
        Duration lag();
    }

    /// The branch that was built, as the host tells it.
    @WithDefault("unknown")
    String branch();

    Frontend frontend();

    Cors cors();

    /// A web front end that is not ours, served from the same origin.
    interface Frontend {

        /// Where its templates and its directory `static` lie; without one, `/` is the service's own page.
        Optional<Path> directory();

        /// Whether it starts to play the audio of a card that is opened.
        @WithDefault("false")
        boolean autoPlay();
    }

    /// Which pages of other origins may read the answers.
    interface Cors {

        /// As browsers write them: `https://dash.example.org`; empty for none.
        Optional<List<String>> origins();
    }

    /// The way from here to the ingest service, for browsers and clients that know one address only.
    Gateway gateway();

    interface Gateway {

        /// The ingest service. Without one nothing is forwarded.
        Optional<URI> ingestUrl();

        /// This service's own credential there, with which it deletes for people.
        Optional<String> token();

        /// Who may delete in a browser.
        Optional<String> user();

        Optional<String> password();

        /// How long a write waits for the ingest service, and for a place among those that are forwarded. Existing
        /// clients hang up after 30 s, and give a write up after three quick failures.
        @WithDefault("PT25S")
        Duration patience();

        /// How long a client that is writing may send nothing; who is silent for longer gets 408. Longer than the
        /// ingest service waits for what it reads as it comes, so that its answer is the one that is heard.
        @WithDefault("PT35S")
        Duration silence();

        /// Requests of a kind (with a credential of their own, for people, for files) that may be forwarded at once;
        /// others wait.
        @WithDefault("256")
        int connections();
    }

    /// Live events.
    Live live();

    interface Live {

        /// PostgreSQL itself, where `ytv2.database.url` leads to a pooler: what listens needs a session of its own.
        Optional<String> databaseUrl();

        /// Clients that may listen at once; one more is told to come again.
        @WithDefault("5000")
        int maxClients();

        /// A client that has been sent nothing for so long is sent a comment: proxies cut connections that are silent.
        @WithDefault("PT15S")
        Duration keepAlive();
    }

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
