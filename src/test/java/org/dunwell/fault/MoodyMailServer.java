package org.dunwell.fault;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A mail server as they are on bad days; it remembers what it said yes to, by Message-ID. */
public final class MoodyMailServer implements AutoCloseable {

    /** How it treats a message; {@code DROPS_AFTER_DATA} has not taken it, {@code DROPS_AT_QUIT} has. */
    public enum Mood { KIND, SLOW, BUSY, NO_SUCH_MAILBOX, GREYLISTS, DROPS_AFTER_DATA, DROPS_AT_QUIT }

    private static final long SLOWNESS = 60;

    private final ServerSocket socket;
    private final Supplier<Mood> moods;
    private final Map<String, Boolean> greeted = new ConcurrentHashMap<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final List<String> accepted = new CopyOnWriteArrayList<>();

    /** @param moods asked anew for every connection */
    public MoodyMailServer(Supplier<Mood> moods) {
        this.moods = moods;
        try {
            socket = new ServerSocket(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::listen);
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** How often somebody connected. */
    public int calls() {
        return calls.get();
    }

    /** Message-IDs, one for each time that it said yes, in that order. */
    public List<String> accepted() {
        return accepted;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "moody-mail-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void listen() {
        while (!socket.isClosed()) {
            try {
                Socket caller = socket.accept();
                calls.incrementAndGet();
                start(() -> talk(caller, moods.get()));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket caller, Mood mood) {
        try (caller; BufferedReader in = new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.ISO_8859_1))) {
            OutputStream out = caller.getOutputStream();
            if (mood == Mood.BUSY) {
                say(out, mood, "421 too many connections, come back later");
                return;
            }
            say(out, mood, "220 moody.example ESMTP");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String command = line.toUpperCase(Locale.ROOT);
                if (command.startsWith("RCPT") && mood == Mood.NO_SUCH_MAILBOX) {
                    say(out, mood, "550 5.1.1 no such mailbox");
                } else if (command.startsWith("RCPT") && mood == Mood.GREYLISTS && greeted.putIfAbsent(line, true) == null) {
                    say(out, mood, "451 4.7.1 greylisted, come back later");
                } else if (command.startsWith("DATA")) {
                    say(out, mood, "354 go on");
                    String id = messageId(in);
                    if (mood == Mood.DROPS_AFTER_DATA) {
                        return;
                    }
                    accepted.add(id);
                    say(out, mood, "250 taken");
                } else if (command.startsWith("QUIT")) {
                    if (mood == Mood.DROPS_AT_QUIT) {
                        caller.setSoLinger(true, 0);
                        return;
                    }
                    say(out, mood, "221 bye");
                    return;
                } else {
                    say(out, mood, "250 moody.example");
                }
            }
        } catch (IOException gone) {
            // the other side was killed, which is what this is for
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String messageId(BufferedReader in) throws IOException {
        String id = null;
        for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
            if (line == null) {
                throw new IOException("cut off in the middle");
            }
            if (id == null && line.startsWith("Message-ID:")) {
                id = line.substring(line.indexOf('<') + 1, line.indexOf('@'));
            }
        }
        return id;
    }

    private static void say(OutputStream out, Mood mood, String answer) throws IOException, InterruptedException {
        if (mood == Mood.SLOW) {
            TimeUnit.MILLISECONDS.sleep(SLOWNESS);
        }
        out.write((answer + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }
}
