package io.roadloop.inference.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands between the service and a server; closing it is the server's outage, for the service alone. */
public final class Relay implements AutoCloseable {

    private final URI target;
    private final ServerSocket server;
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    private Relay(URI target, ServerSocket server) {
        this.target = target;
        this.server = server;
    }

    public static Relay to(String url) throws IOException {
        Relay relay = new Relay(URI.create(url), new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        start(relay::accept);
        return relay;
    }

    /** The target's URL by way of this relay. */
    public String url() {
        return "http://127.0.0.1:" + server.getLocalPort() + target.getPath();
    }

    private void accept() throws IOException {
        while (true) {
            Socket near = server.accept();
            Socket far = new Socket(target.getHost(), target.getPort());
            open.addAll(List.of(near, far));
            start(() -> near.getInputStream().transferTo(far.getOutputStream()));
            start(() -> far.getInputStream().transferTo(near.getOutputStream()));
        }
    }

    private interface Copying {
        void run() throws IOException;
    }

    private static void start(Copying copying) {
        Thread thread = new Thread(() -> {
            try {
                copying.run();
            } catch (IOException closed) {
                // The relay's end, or that of one of its two sides.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
