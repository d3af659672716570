package org.dunwell.portal;

import java.util.HashMap;
import java.util.Map;
import org.dunwell.message.MessageOrder;
import org.dunwell.message.NoticeBoard;
import org.dunwell.message.Particulars;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Puts the customer's link, and the education item that the treatment asks for, into every message, where {@code dunwell.public-url} says under
 * which address customers reach us.
 */
@Component
class PageLink implements Particulars, NoticeBoard {

    static final String PLACE = "/c/";
    private static final String READ = "/read/";

    private final CustomerLinks links;
    private final String publicUrl;

    PageLink(CustomerLinks links, @Value("${dunwell.public-url:}") String publicUrl) {
        if (!publicUrl.isEmpty() && !publicUrl.matches("https?://[^\\s\"<>]+")) {
            throw new IllegalArgumentException("dunwell.public-url is no web address: " + publicUrl);
        }
        this.links = links;
        this.publicUrl = publicUrl.replaceAll("/+$", "");
    }

    @Override
    public boolean concerns(String purpose) {
        return true;
    }

    @Override
    public Map<String, Object> of(MessageOrder order) {
        Map<String, Object> values = new HashMap<>();
        String page = addressOf(order.about().accountId());
        String article = order.about().treatment() == null ? null : order.about().treatment().educationItem();
        values.put("customerPage", page);
        values.put("article", article);
        values.put("articlePage", page == null || article == null ? null : page + READ + article);
        return values;
    }

    @Override
    public String addressOf(long accountId) {
        return publicUrl.isEmpty() ? null : publicUrl + PLACE + links.tokenOf(accountId);
    }

    @Override
    public boolean isKnownTo(long accountId) {
        return !publicUrl.isEmpty() && links.isGiven(accountId);
    }
}
