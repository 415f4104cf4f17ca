package ytv2.migration.bench;

import java.sql.SQLException;

/// One of the two that are compared. Writes only videos of its own invention, and takes them away at the end.
interface Store extends AutoCloseable {

    /// The ids of what is written begin with it.
    String PREFIX = "bench:";

    /// How many cards a page has.
    int PAGE = 20;

    /// Does an operation once, in a transaction of its own, and reads all of its answer.
    ///
    /// @param number of the video; each operation is given the same numbers, in the same order
    /// @return how many characters were read
    long run(Operation operation, int number) throws SQLException;

    @Override
    void close() throws SQLException;
}
