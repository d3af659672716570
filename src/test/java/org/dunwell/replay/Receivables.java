package org.dunwell.replay;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The lines of the file, as they are or with some customers paying later. */
record Receivables(String heading, List<Line> lines) {

    private static final DateTimeFormatter US = DateTimeFormatter.ofPattern("M/d/yyyy");
    private static final int CUSTOMER = 1;
    private static final int INVOICE = 3;
    private static final int ISSUED = 4;
    private static final int DUE = 5;
    private static final int AMOUNT = 6;
    private static final int SETTLED = 8;

    /** @param settled null when it is never settled */
    record Line(String text, String customer, String invoice, LocalDate issued, LocalDate due, BigDecimal amount, LocalDate settled) {

        static Line of(String text) {
            String[] cell = text.split(",", -1);
            return new Line(text, cell[CUSTOMER], cell[INVOICE], LocalDate.parse(cell[ISSUED], US), LocalDate.parse(cell[DUE], US),
                    new BigDecimal(cell[AMOUNT]), LocalDate.parse(cell[SETTLED], US));
        }

        Line settledOn(LocalDate day) {
            String[] cell = text.split(",", -1);
            cell[SETTLED] = day == null ? "" : US.format(day);
            return new Line(String.join(",", cell), customer, invoice, issued, due, amount, day);
        }

        /** Payments come at noon. */
        boolean isOverdueAt(LocalDateTime moment) {
            return due.isBefore(moment.toLocalDate()) && (settled == null || settled.atTime(12, 0).isAfter(moment));
        }
    }

    static Receivables read(Path file) throws IOException {
        List<String> all = Files.readAllLines(file);
        return new Receivables(all.get(0), all.stream().skip(1).filter(line -> !line.isBlank()).map(Line::of).toList());
    }

    /** Every tenth customer pays twice as late, and the first three of these never pay what is issued from {@code since} on. */
    Receivables worse(LocalDate since) {
        List<String> customers = new ArrayList<>(new TreeSet<>(lines.stream().map(Line::customer).toList()));
        List<String> late = customers.stream().filter(customer -> customers.indexOf(customer) % 10 == 9).toList();
        Set<String> never = Set.copyOf(late.subList(0, 3));
        return new Receivables(heading, lines.stream().map(line -> {
            if (never.contains(line.customer()) && !line.issued().isBefore(since)) {
                return line.settledOn(null);
            }
            long daysLate = ChronoUnit.DAYS.between(line.due(), line.settled());
            return late.contains(line.customer()) && daysLate > 0 ? line.settledOn(line.due().plusDays(2 * daysLate)) : line;
        }).toList());
    }

    /** The file with these lines only; nothing when there are none. */
    byte[] csv(Predicate<Line> which) {
        List<String> chosen = lines.stream().filter(which).map(Line::text).toList();
        return chosen.isEmpty() ? new byte[0] : (heading + "\n" + String.join("\n", chosen) + "\n").getBytes();
    }

    List<Line> of(String customer) {
        return lines.stream().filter(line -> line.customer().equals(customer)).toList();
    }
}
