package org.dunwell.portal;

import java.util.Locale;

/** Shows a customer the page, in the customer's language and the creditor's name. */
public interface AccountPaper {

    /** @param saved whether the customer's wishes were noted just now @return a whole page in HTML */
    String page(AccountPage page, boolean saved);

    /** For a link that leads nowhere, or nowhere any more. */
    String unknown(Locale language);
}
