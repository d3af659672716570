package org.dunwell.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import org.dunwell.bank.TakeBankEntries;
import org.dunwell.intake.FileRefused;
import org.dunwell.intake.Finding;
import org.dunwell.intake.Mapping;
import org.dunwell.intake.Report;
import org.dunwell.intake.Tally;
import org.springframework.stereotype.Component;

/** What banks tell: camt.052, 053 and 054 of any version, MT940, BAI2. */
@Component
class BankStatements implements FileFormat {

    private static final Pattern CAMT = Pattern.compile("camt\\.05[234]\\.001|<([\\w.-]+:)?BkToCstmr(Stmt|AcctRpt|DbtCdtNtfctn)[\\s>]");
    private static final Pattern MT940 = Pattern.compile("\\A[^<]{0,400}?^(\\{[1-4]:.{0,200})?:20:.*?^:25P?:.*?^:(60[FM]|34F|13D):", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern BAI2 = Pattern.compile("\\A\\s*01,[^\\n]*\\n(88,[^\\n]*\\n)*02,");

    private static final int START = 4096;

    private final TakeBankEntries books;
    private final Clock clock;

    BankStatements(TakeBankEntries books, Clock clock) {
        this.books = books;
        this.clock = clock;
    }

    @Override
    public Report.Kind kind() {
        return Report.Kind.BANK_ENTRIES;
    }

    @Override
    public boolean recognises(String start) {
        return start.stripLeading().startsWith("<") && CAMT.matcher(start).find() || MT940.matcher(start).find() || BAI2.matcher(start).find();
    }

    @Override
    public void takeIn(Path file, Mapping mapping, Run run) throws IOException {
        BankReader reader = reader(file, mapping);
        long[] counts = new long[2];
        reader.read(record -> {
            counts[0]++;
            counts[1] += record.entry() == null && record.reasons().isEmpty() ? 1 : 0;
        }, run::say);
        run.records(counts[0]);
        if (counts[1] > 0) {
            run.say(Finding.notice(0, null, Long.toString(counts[1]), "So many movements are nothing that came in or was sent back; they are left out "
                    + "and counted as unchanged", null));
        }
        Chunk<BankRecord> chunk = new Chunk<>(run, some -> book(some, reader.source(), run.importId()));
        reader.read(record -> chunk.add(record, record.line()), again -> { });
        chunk.book();
    }

    private Tally book(List<BankRecord> some, String source, long importId) {
        Tally tally = new Tally();
        for (BankRecord record : some) {
            if (record.entry() == null) {
                leave(record, tally);
            } else {
                tally.add(record.isSum() ? books.takeSum(record.entry(), source, importId) : record.batch() != null ? books.takePart(record.entry(), record.batch(), source, importId)
                        : books.take(List.of(record.entry()), source));
                record.reasons().forEach(tally::say);
            }
        }
        return tally;
    }

    private static void leave(BankRecord record, Tally tally) {
        if (record.reasons().isEmpty()) {
            tally.unchanged();
        } else if (record.reasons().get(0).outcome() == Finding.Outcome.NOT_YET) {
            tally.notYet(record.reasons().get(0));
        } else {
            tally.refused(record.reasons());
        }
    }

    /** Some banks write lines of their own before the first field. */
    private static String start(Path file, String encoding) throws IOException {
        try (Reader in = TextFile.of(file, encoding).open()) {
            char[] start = new char[START];
            int read = in.read(start);
            return new String(start, 0, Math.max(0, read));
        }
    }

    private BankReader reader(Path file, Mapping mapping) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(32);
        }
        if (bytes.length == 0) {
            throw new FileRefused("The file is empty", "Send it again");
        }
        String creditor = mapping == null || mapping.creditor() == null ? null : mapping.creditor().id();
        LocalDate latest = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(1);
        String start = new String(bytes, StandardCharsets.ISO_8859_1).replaceAll("[\\u0000\\u00EF\\u00BB\\u00BF\\u00FE\\u00FF\\s]", "");
        if (start.startsWith("<")) {
            return new CamtReader(file, creditor, latest);
        }
        String encoding = mapping == null ? null : mapping.encoding();
        if (start.startsWith("01,")) {
            return new Bai2Reader(file, encoding, creditor, latest);
        }
        if (MT940.matcher(start(file, encoding)).find()) {
            return new Mt940Reader(file, encoding, creditor, latest);
        }
        throw new FileRefused("Neither camt.052, 053 or 054 nor MT940 nor BAI2", "Ask the bank which format it is");
    }
}
