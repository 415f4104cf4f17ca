package ytv2.dashboard.answer;

/// The bytes of an answer, as they are and compressed.
public sealed interface Body permits WholeBody, JoinedBody {

    /// In bytes, uncompressed.
    int length();

    byte[] plain();

    /// One gzip member.
    ///
    /// @see <a href="https://www.rfc-editor.org/rfc/rfc1952">RFC 1952, gzip</a>
    byte[] gzip();
}
