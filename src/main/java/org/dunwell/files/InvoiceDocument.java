package org.dunwell.files;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/**
 * An invoice or credit note after EN 16931 as it is written, whichever syntax it came in; what is not said is null. Dates are as in ISO 8601.
 *
 * @param isCreditNote       by its type, or by its root where it has none
 * @param isCreditNoteByRoot a UBL CreditNote; in CII all have one root
 * @param dues               every due date that is said (BT-9); more than one are instalments
 * @param otherMoney         currencies of amounts that are not in the currency of the document (BT-5)
 * @param allowances (BT-107)
 * @param charges   (BT-108)
 * @param lines     sum of the lines as the document says it (BT-106)
 * @param lineSum   the same, added up
 * @param net       without VAT (BT-109)
 * @param tax       (BT-110)
 * @param gross     with VAT (BT-112)
 * @param prepaid   (BT-113)
 * @param rounding  (BT-114), and claims of others that are collected with it
 * @param payable   (BT-115)
 * @param preceding number of the invoice that it corrects (BT-25)
 * @param terms     payment terms in words (BT-20)
 */
record InvoiceDocument(boolean isCreditNote, boolean isCreditNoteByRoot, String type, String number, String issued, List<String> dues, String currency,
                       Set<String> otherMoney, BigDecimal lines, BigDecimal lineSum, BigDecimal allowances, BigDecimal charges, BigDecimal net,
                       BigDecimal tax, BigDecimal gross, BigDecimal prepaid, BigDecimal rounding, BigDecimal payable, Party seller, Party buyer,
                       String preceding, String terms, String order, String iban, String bic) {

    /** @param endpoint electronic address; an e-mail address when {@code endpointIsEmail} */
    record Party(List<String> ids, String vat, String legal, String endpoint, boolean endpointIsEmail, String name, String street, String postalCode,
                 String city, String country, String contact, String email, String phone) {

        Party {
            vat = vat == null ? null : vat.replaceAll("\\s+", "");
        }

        String mail() {
            return email != null ? email : endpointIsEmail ? endpoint : null;
        }

        /** What it is called by others: its own id, else the VAT id, the registration, the electronic address. */
        String key() {
            return !ids.isEmpty() ? ids.get(0) : vat != null ? vat : legal != null ? legal : endpoint;
        }
    }
}
