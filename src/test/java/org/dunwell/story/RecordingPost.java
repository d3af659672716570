package org.dunwell.story;

import java.util.ArrayList;
import java.util.List;
import org.dunwell.message.Consignment;
import org.dunwell.message.Post;

/** The outermost edge of the stories: what would have left the house. */
class RecordingPost implements Post {

    private final List<Consignment> delivered = new ArrayList<>();
    private boolean broken;

    @Override
    public synchronized String deliver(Consignment consignment) {
        if (broken) {
            throw new IllegalStateException("The mail server does not answer");
        }
        delivered.add(consignment);
        return null;
    }

    synchronized List<Consignment> to(String customerId) {
        return delivered.stream().filter(consignment -> consignment.customer().id().equals(customerId)).toList();
    }

    synchronized void breaks(boolean now) {
        broken = now;
    }
}
