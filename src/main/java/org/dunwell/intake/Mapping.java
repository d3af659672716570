package org.dunwell.intake;

import java.util.List;
import java.util.Map;

/**
 * How to read somebody's file: nothing in it is guessed silently.
 *
 * @param creditor    who is owed; made when it is not known yet
 * @param encoding    name of the character set; null: UTF-8 where the bytes are, else Windows-1252, and the report says so
 * @param separator   between two columns; null: taken from the heading where only one is possible
 * @param dateOrder   DMY, MDY or YMD; null: only for a file in which every date is written like 2013-01-31
 * @param decimalSign a dot or a comma; null: only for a file in which no amount can be read in two ways
 * @param columns     our field, and the heading it has in the file; a field that is left out is looked for under its own name
 * @param defaults    our field, and what it is where the file says nothing; may hold other fields like {@code {customer}}
 * @param ignore      headings that nobody wants to hear of
 * @param fullList    true: a list of open items holds everything that is open, and what it no longer holds is settled; false: it tells what is new
 * @param mostSettledPercent of the open invoices a full list may settle; more than that is held as a mistake; null: 30
 */
public record Mapping(CreditorData creditor, String encoding, String separator, DateOrder dateOrder, String decimalSign,
                      Map<String, String> columns, Map<String, String> defaults, List<String> ignore, boolean fullList,
                      Integer mostSettledPercent) {

    public enum DateOrder { DMY, MDY, YMD }

    /** Only the id is needed of a creditor that is known. */
    public record CreditorData(String id, String name, String street, String postalCode, String city, String country, String email,
                               String phone, String iban, String bic, String timeZone, String payLink) {
    }

    public Mapping {
        columns = columns == null ? Map.of() : Map.copyOf(columns);
        defaults = defaults == null ? Map.of() : Map.copyOf(defaults);
        ignore = ignore == null ? List.of() : List.copyOf(ignore);
    }

    public Mapping(CreditorData creditor, String encoding, String separator, DateOrder dateOrder, String decimalSign, Map<String, String> columns,
                   Map<String, String> defaults, List<String> ignore) {
        this(creditor, encoding, separator, dateOrder, decimalSign, columns, defaults, ignore, false, null);
    }

    public Mapping asFullList() {
        return new Mapping(creditor, encoding, separator, dateOrder, decimalSign, columns, defaults, ignore, true, mostSettledPercent);
    }
}
