package ytv2.launcher.stack;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Stands for a service: is ready at once, and shows its environment at `/environment`.
public final class StandIn {

    private StandIn() {}

    public static void main(String[] args) throws IOException {
        Map<String, String> environment = new TreeMap<>(System.getenv());
        if (environment.containsKey("STAND_IN_FAILS")) {
            System.out.println(environment.get("STAND_IN_FAILS"));
            System.exit(1);
        }
        int port = Integer.parseInt(environment.get("PORT"));
        HttpServer server = HttpServer.create(new InetSocketAddress(environment.get("HTTP_HOST"), port), 0);
        if (environment.containsKey("STAND_IN_IS_LATE")) {
            beReadyWhenToldToEnd(server);
        } else {
            answer(server, "/q/health/ready", "up", () -> {});
        }
        answer(server, "/environment", environment.toString(), () -> {});
        server.start();
        System.out.println("stands in on port " + port);
    }

    /// Ends when that was noticed.
    private static void beReadyWhenToldToEnd(HttpServer server) {
        CountDownLatch noticed = new CountDownLatch(2);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            answer(server, "/q/health/ready", "up", noticed::countDown);
            try {
                boolean unused = noticed.await(2, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        System.out.println("is late");
    }

    private static void answer(HttpServer server, String path, String text, Runnable then) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        var unused = server.createContext(path, exchange -> {
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
            then.run();
        });
    }
}
