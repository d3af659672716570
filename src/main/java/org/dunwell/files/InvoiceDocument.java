package org.dunwell.files;

import java.math.BigDecimal;
import java.util.List;

/**
 * An invoice or credit note after EN 16931 as it is written, whichever syntax it came in; what is not said is null. Dates are as in ISO 8601.
 *
 * @param lines     sum of the lines as the document says it (BT-106)
 * @param lineSum   the same, added up
 * @param net       without VAT (BT-109)
 * @param tax       (BT-110)
 * @param gross     with VAT (BT-112)
 * @param prepaid   (BT-113)
 * @param rounding  (BT-114)
 * @param payable   (BT-115)
 * @param preceding number of the invoice that it corrects (BT-25)
 * @param terms     payment terms in words (BT-20)
 */
record InvoiceDocument(boolean isCreditNote, String type, String number, String issued, String due, String currency, BigDecimal lines, BigDecimal lineSum,
                       BigDecimal net, BigDecimal tax, BigDecimal gross, BigDecimal prepaid, BigDecimal rounding, BigDecimal payable, Party seller,
                       Party buyer, String preceding, String terms, String order, String iban, String bic) {

    /** @param endpoint electronic address; an e-mail address when {@code endpointIsEmail} */
    record Party(List<String> ids, String vat, String legal, String endpoint, boolean endpointIsEmail, String name, String street, String postalCode,
                 String city, String country, String contact, String email, String phone) {

        String mail() {
            return email != null ? email : endpointIsEmail ? endpoint : null;
        }

        /** What it is called by others: its own id, else the VAT id, the registration, the electronic address. */
        String key() {
            return !ids.isEmpty() ? ids.get(0) : vat != null ? vat : legal != null ? legal : endpoint;
        }
    }
}
