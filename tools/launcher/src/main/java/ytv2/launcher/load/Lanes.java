package ytv2.launcher.load;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// Runs tasks in virtual threads: those of one key one after the other as they were added, others beside each other.
final class Lanes {

    private final Map<String, Queue<Runnable>> waiting = new HashMap<>();

    /// @param task must not throw: the tasks behind it would never run
    synchronized void add(String key, Runnable task) {
        Queue<Runnable> lane = waiting.get(key);
        if (lane != null) {
            lane.add(task);
            return;
        }
        waiting.put(key, new ArrayDeque<>());
        Thread.ofVirtual().name("load-lane").start(() -> run(key, task));
    }

    private void run(String key, Runnable first) {
        for (Runnable task = first; task != null; task = next(key)) {
            task.run();
        }
    }

    private synchronized @Nullable Runnable next(String key) {
        Runnable task = waiting.getOrDefault(key, new ArrayDeque<>()).poll();
        if (task == null) {
            waiting.remove(key);
        }
        return task;
    }
}
