package org.dunwell.portal;

import java.util.Locale;
import java.util.Optional;

/** Shows a customer the page, in the customer's language and the creditor's name. */
public interface AccountPaper {

    /** @param answer what to say at the top @return a whole page in HTML */
    String page(AccountPage page, Answer answer);

    /** An education item in the customer's language; empty when there is none of this name, or it cannot be read. */
    Optional<Reading> article(AccountPage page, String article);

    /** For a link that leads nowhere, or nowhere any more. */
    String unknown(Locale language);

    /**
     * @param about  wishes, promise, plan, dispute or call; null when nothing was sent
     * @param reply  null when wishes were noted
     * @param filled what was filled in and has to be put right
     */
    record Answer(String about, Reply reply, Said filled) {

        public static final Answer NONE = new Answer(null, null, Said.NOTHING);

        public static Answer noted(String about, Reply reply) {
            return new Answer(about, reply, Said.NOTHING);
        }
    }
}
