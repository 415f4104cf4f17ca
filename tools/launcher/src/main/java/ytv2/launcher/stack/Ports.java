package ytv2.launcher.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import ytv2.launcher.Failure;

/// TCP ports of the loopback address.
public final class Ports {

    private static final int CONNECT_MILLIS = 200;

    private Ports() {}

    static boolean isFree(int port) {
        // macOS lets two programs listen, one on every address and one on this; so ask whether somebody answers, too.
        return canListen(port) && !answers(port);
    }

    /// @param port 0 is always free
    /// @param option the option that gives another port
    /// @throws Failure if another program listens there
    static void requireFree(int port, String option) {
        if (port != 0 && !isFree(port)) {
            throw new Failure("port " + port + " is taken by another program; choose another one with " + option);
        }
    }

    /// @param wanted 0 means any that is free
    static int orAnyFree(int wanted) {
        return wanted == 0 ? anyFree() : wanted;
    }

    /// A port that was free a moment ago.
    public static int anyFree() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean canListen(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true); // a connection that was just closed does not keep the port
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
