package ytv2.launcher.load;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;

/// One call of the `load` command inside the test's JVM, and what it printed.
record LoadCall(int exitCode, String out, String err) {

    static final Map<String, String> WITH_TOKEN = Map.of("INGEST_TOKEN", IngestPeer.TOKEN);

    static LoadCall to(IngestPeer peer, Object... arguments) {
        return of(
                WITH_TOKEN,
                Stream.concat(Stream.of("--ingest-url", peer.url()), Stream.of(arguments))
                        .toArray());
    }

    static LoadCall of(Map<String, String> environment, Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = new CommandLine(new LoadCommand(environment))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err, true))
                .execute(Stream.of(arguments).map(Object::toString).toArray(String[]::new));
        return new LoadCall(exitCode, out.toString(), err.toString());
    }
}
