package org.dunwell.correspondence;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Our id of a delivery, wherever it stands: alone, as a Message-ID, or within one. */
record OurId(String messageId, int number) {

    private static final Pattern ID = Pattern.compile("(?<![0-9A-Za-z-])([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?:\\.(\\d{1,3}))?(?![0-9A-Za-z-])");

    static Optional<OurId> in(String text) {
        Matcher id = ID.matcher(text == null ? "" : text);
        return id.find() ? Optional.of(new OurId(id.group(1), id.group(2) == null ? 1 : Integer.parseInt(id.group(2)))) : Optional.empty();
    }
}
