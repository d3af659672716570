package org.dunwell.message;

import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.News;
import org.dunwell.collection.NewsDesk;
import org.springframework.stereotype.Component;

/** Has somebody complete the contact data of a customer to whom nothing can be sent, once for all messages that wait for it. */
@Component
class MissingAddress {

    static final String WHY = "no usable address of the customer is left";

    private final Messages messages;
    private final NewsDesk newsDesk;

    MissingAddress(Messages messages, NewsDesk newsDesk) {
        this.messages = messages;
        this.newsDesk = newsDesk;
    }

    /** To be called before the message that lacks the address is stored. */
    void tell(CollectionCase about) {
        if (messages.ofCase(about.id()).stream().noneMatch(message -> WHY.equals(message.stateReason()) && message.isWaiting())) {
            newsDesk.post(about, News.Kind.ADDRESS_MISSING, null);
        }
    }
}
