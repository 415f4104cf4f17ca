package ytv2.benchmarks.load;

/// What wrk sends, over and over.
public interface Load {

    /// @param run a number that no other run of this program has
    /// @return Lua for wrk
    String script(int run);
}
