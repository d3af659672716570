package org.dunwell.story;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dunwell.fault.MoodyMailServer;
import org.dunwell.fault.MoodyMailServer.Mood;
import org.dunwell.message.Consignment;
import org.dunwell.message.Post;

/** The outermost edge of the stories: what would have left the house, or a real mail server in the mood that the story wants. */
class RecordingPost implements Post {

    private static volatile Mood mood;
    /** It listens before the application starts, and knows its port. */
    static final MoodyMailServer MAIL_SERVER = new MoodyMailServer(() -> mood);

    private final List<Consignment> delivered = new ArrayList<>();
    private final Set<String> unreachable = new HashSet<>();
    private final Post real;
    private boolean broken;

    /** @param real how mail goes to the mail server, once a mood was chosen */
    RecordingPost(Post real) {
        this.real = real;
    }

    @Override
    public synchronized String deliver(Consignment consignment) {
        if (broken || unreachable.contains(consignment.customer().id())) {
            throw new IllegalStateException("The mail server does not answer");
        }
        String carrierId = mood == null ? null : real.deliver(consignment);
        delivered.add(consignment);
        return carrierId;
    }

    synchronized List<Consignment> all() {
        return List.copyOf(delivered);
    }

    synchronized List<Consignment> to(String customerId) {
        return delivered.stream().filter(consignment -> consignment.customer().id().equals(customerId)).toList();
    }

    synchronized void breaks(boolean now) {
        broken = now;
    }

    synchronized void breaksFor(String customerId) {
        unreachable.add(customerId);
    }

    synchronized void worksAgain() {
        broken = false;
        unreachable.clear();
        mood = null;
    }

    void isInMood(Mood wanted) {
        mood = wanted;
    }
}
