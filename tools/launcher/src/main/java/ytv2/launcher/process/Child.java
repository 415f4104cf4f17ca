package ytv2.launcher.process;

import java.util.List;
import java.util.Map;

/// A program that the [Supervisor] starts, keeps alive and ends.
///
/// @param name as in `NAME.pid`, `NAME.log` and every message
/// @param command the program and its arguments, the stack's directory among them; the process must stay the one
///     that was started (exec, no fork), for it is waited for and signalled
/// @param environment the whole environment, nothing is inherited
/// @param readiness when it counts as started
/// @param beforeStart cleans up after a predecessor; runs before every start, also after a crash
/// @param partings how it is ended, step by step; killed when the last step was in vain
public record Child(
        String name,
        List<String> command,
        Map<String, String> environment,
        Readiness readiness,
        Runnable beforeStart,
        List<Parting> partings) {

    public Child {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        partings = List.copyOf(partings);
    }
}
