package org.dunwell.insight;

import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.List;

/** The reports as tables for a spreadsheet, one line a currency. */
public interface ReportSheets {

    /** @param creditorId null for all of them */
    void write(LocalDate asOf, String creditorId, List<Aging> aging, Writer to) throws IOException;

    /** @param creditorId null for all of them */
    void write(Period period, String creditorId, List<CollectionFigures> collection, Writer to) throws IOException;
}
