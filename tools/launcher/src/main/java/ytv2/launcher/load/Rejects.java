package ytv2.launcher.load;

import java.io.IOException;

/// Takes the documents that the ingest service refused, so that none is lost. Any thread may call it.
interface Rejects {

    /// @throws IOException if the reject could not be kept
    void add(InputLine line, Answer.Refused reason) throws IOException;
}
