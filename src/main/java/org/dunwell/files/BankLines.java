package org.dunwell.files;

import java.io.IOException;
import java.io.Reader;
import org.dunwell.intake.FileRefused;

/** Lines of a text file, none of them endless; whatever ends them. */
final class BankLines implements AutoCloseable {

    private static final int LONGEST = 10_000;

    private final Reader in;
    private long number;
    private boolean afterReturn;

    BankLines(Reader in) {
        this.in = in;
    }

    /** Of the line read last, counted from 1. */
    long number() {
        return number;
    }

    /** @return null at the end */
    String next() throws IOException {
        StringBuilder line = new StringBuilder();
        int read = in.read();
        if (afterReturn && read == '\n') {
            read = in.read();
        }
        afterReturn = false;
        if (read < 0) {
            return null;
        }
        number++;
        while (read >= 0 && read != '\n' && read != '\r') {
            if (line.length() == LONGEST) {
                throw new FileRefused("Line " + number + " has more than " + LONGEST + " characters", "Ask where the file comes from");
            }
            line.append((char) read);
            read = in.read();
        }
        afterReturn = read == '\r';
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
