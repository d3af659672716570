package org.dunwell.files;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dunwell.agency.AgencyFileRefused;
import org.dunwell.agency.AgencyReturnReport.Problem;

/** Reads a file from an agency and checks it as a whole: header, trailer, count and totals. Layout version 1, see agency-files.md. */
class AgencyReturnReader {

    private static final String SEND_AGAIN = "Make the file again and send it as a whole";

    private final List<Problem> problems = new ArrayList<>();

    /** A file whose trailer agrees; its single records are not yet checked. */
    record AgencyReturnFile(String fileId, String agencyId, List<CsvRecord> records) {
    }

    /** @throws AgencyFileRefused when anything speaks against the file as a whole */
    AgencyReturnFile read(byte[] bytes) {
        List<CsvRecord> lines = lines(bytes);
        if (lines.isEmpty()) {
            refuse(1, "record", "The file is empty", SEND_AGAIN);
        }
        CsvRecord header = lines.get(0);
        header(header);
        CsvRecord trailer = lines.get(lines.size() - 1);
        if (!is(trailer, "TRL") || lines.size() < 2) {
            refuse(trailer.getStartingLineNumber(), "record", "The file ends without a TRL record: it is not complete", SEND_AGAIN);
        }
        List<CsvRecord> records = lines.subList(1, lines.size() - 1);
        count(trailer, records);
        totals(trailer, records);
        return new AgencyReturnFile(header.getField(2), header.getField(3), records);
    }

    private List<CsvRecord> lines(byte[] bytes) {
        String text = null;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException wrong) {
            refuse(1, "record", "The file is not UTF-8", "Save it as UTF-8");
        }
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try (CsvReader<CsvRecord> reader = CsvReader.builder().allowExtraFields(true).allowMissingFields(true).allowUnclosedQuote(false)
                .allowExtraCharsAfterClosingQuote(false).ofCsvRecord(plain)) {
            return reader.stream().toList();
        } catch (CsvParseException wrong) {
            refuse(1, "record", "The file is broken off or wrongly quoted: " + wrong.getMessage(), SEND_AGAIN);
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return List.of();
    }

    private void header(CsvRecord header) {
        if (!is(header, "HDR")) {
            refuse(header.getStartingLineNumber(), "record", "The file does not begin with an HDR record", SEND_AGAIN);
        }
        if (header.getFieldCount() != 5) {
            refuse(header.getStartingLineNumber(), "record", "HDR has 5 fields, here it has " + header.getFieldCount(),
                    "HDR, layout version, file, agency, made at");
        }
        if (!header.getField(1).equals(AgencyLayout.VERSION)) {
            refuse(header.getStartingLineNumber(), "layoutVersion", "The layout version is '" + header.getField(1) + "'",
                    "Use layout version " + AgencyLayout.VERSION);
        }
        if (!header.getField(2).matches("[A-Za-z0-9._-]{1,60}")) {
            refuse(header.getStartingLineNumber(), "file", "'" + header.getField(2) + "' does not name a file",
                    "Up to 60 letters, digits, dots, hyphens and underscores");
        }
    }

    private void count(CsvRecord trailer, List<CsvRecord> records) {
        for (CsvRecord record : records) {
            if (is(record, "HDR") || is(record, "TRL")) {
                refuse(record.getStartingLineNumber(), "record", "A second " + record.getField(0) + " record in the file",
                        "One file has one HDR and one TRL");
            }
        }
        if (trailer.getFieldCount() < 2 || !trailer.getField(1).equals(String.valueOf(records.size()))) {
            refuse(trailer.getStartingLineNumber(), "count", "TRL counts " + (trailer.getFieldCount() < 2 ? "nothing" : trailer.getField(1))
                    + ", between HDR and TRL there are " + records.size() + " records", SEND_AGAIN);
        }
    }

    private void totals(CsvRecord trailer, List<CsvRecord> records) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        for (CsvRecord record : records) {
            if (is(record, "PAY")) {
                String amount = record.getFieldCount() < 6 ? "" : record.getField(4);
                if (!PlainAmount.isPlain(amount)) {
                    problems.add(new Problem(record.getStartingLineNumber(), "amount",
                            "'" + amount + "' is no amount, so the totals cannot be checked", PlainAmount.HOW));
                } else {
                    sums.merge(record.getField(5), new BigDecimal(amount), BigDecimal::add);
                }
            }
        }
        refuseIfAny();
        Map<String, BigDecimal> told = told(trailer);
        told.forEach((currency, total) -> compare(trailer, currency, total, sums.getOrDefault(currency, BigDecimal.ZERO)));
        sums.forEach((currency, sum) -> {
            if (!told.containsKey(currency)) {
                compare(trailer, currency, BigDecimal.ZERO, sum);
            }
        });
        refuseIfAny();
    }

    private Map<String, BigDecimal> told(CsvRecord trailer) {
        Map<String, BigDecimal> told = new TreeMap<>();
        for (int field = 2; field < trailer.getFieldCount(); field += 2) {
            String total = field + 1 < trailer.getFieldCount() ? trailer.getField(field + 1) : "";
            if (!PlainAmount.isPlain(total) || told.put(trailer.getField(field), new BigDecimal(total)) != null) {
                refuse(trailer.getStartingLineNumber(), "total", "TRL does not give one total for " + trailer.getField(field),
                        "TRL, count, then a currency and its total for each currency");
            }
        }
        return told;
    }

    private void compare(CsvRecord trailer, String currency, BigDecimal told, BigDecimal sum) {
        if (told.compareTo(sum) != 0) {
            problems.add(new Problem(trailer.getStartingLineNumber(), "total", "TRL says " + currency + " " + told.toPlainString()
                    + ", the PAY records add up to " + sum.toPlainString(), SEND_AGAIN));
        }
    }

    private static boolean is(CsvRecord record, String type) {
        return record.getField(0).equals(type);
    }

    private void refuse(long line, String field, String reason, String mend) {
        problems.add(new Problem(line, field, reason, mend));
        refuseIfAny();
    }

    private void refuseIfAny() {
        if (!problems.isEmpty()) {
            throw new AgencyFileRefused(problems);
        }
    }
}
