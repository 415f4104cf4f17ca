package ytv2.launcher.process;

/// Tells whether a process does its work yet. Asked again and again, from any thread; takes at most some seconds.
@FunctionalInterface
public interface Readiness {

    boolean isReady(ProcessHandle process);
}
